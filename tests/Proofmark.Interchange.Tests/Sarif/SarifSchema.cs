using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using NJsonSchema;

namespace Proofmark.Interchange.Tests.Sarif;

/// <summary>The SARIF 2.1.0 schema (revision rtm.5), taken at test time from the npm package that carries it and kept beside the build output.</summary>
internal static class SarifSchema
{
    private const string Package = "@microsoft/jest-sarif@1.0.0-beta.0";
    private const string Archive = "microsoft-jest-sarif-1.0.0-beta.0.tgz";
    private const string Entry = "package/lib/schemas/sarif-2.1.0-rtm.5.json";
    private const string Sha256 = "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8";

    /// <summary>The schema; skips the running test when npm or the package cannot be had.</summary>
    public static async Task<JsonSchema> LoadAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "sarif-schema.json");
        if (!File.Exists(path))
        {
            await File.WriteAllBytesAsync(path, await FetchAsync());
        }

        var bytes = await File.ReadAllBytesAsync(path);
        Convert.ToHexStringLower(SHA256.HashData(bytes)).Should().Be(Sha256);
        return await JsonSchema.FromJsonAsync(System.Text.Encoding.UTF8.GetString(bytes));
    }

    private static async Task<byte[]> FetchAsync()
    {
        var folder = Directory.CreateTempSubdirectory("sarif-schema");
        try
        {
            await PackAsync(folder.FullName);
            await using var file = File.OpenRead(Path.Combine(folder.FullName, Archive));
            await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
            await using var tar = new TarReader(unzipped);
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                if (entry.Name == Entry && entry.DataStream is { } data)
                {
                    using var memory = new MemoryStream();
                    await data.CopyToAsync(memory);
                    return memory.ToArray();
                }
            }

            throw new InvalidDataException($"{Package} holds no {Entry}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PackAsync(string folder)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["pack", "--silent", Package])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await npm.WaitForExitAsync(patience.Token);
            Assert.SkipWhen(npm.ExitCode != 0, $"npm cannot fetch {Package}");
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            Assert.Skip($"npm cannot be used: {e.Message}");
        }
    }
}
