using System.IO.Compression;
using Proofmark.Core;
using Proofmark.Formats.Zip;

namespace Proofmark.Fuzz;

/// <summary>Feeds the zip reader and reads every member that it finds.</summary>
internal static class ZipTarget
{
    private const long MaxUnpacked = 32 * 1024 * 1024;

    public static FuzzTarget Target { get; } = new("zip", Run, Seeds, MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        using var stream = new MemoryStream(input, writable: false);
        if (Formats.Zip.ZipFile.Open(stream, Limits.Default with { MaxUnpackedBytes = MaxUnpacked }) is not { } zip)
        {
            return;
        }

        foreach (ZipMember member in zip.Members)
        {
            if (member.Data.Start < 0 || member.Data.Start + member.Data.Length > input.Length)
            {
                throw new InvalidOperationException("a member lies outside of the file");
            }

            using ZipMemberStream? content = zip.OpenMember(member);
            content?.Drain();
        }
    }

    private static IEnumerable<byte[]> Seeds()
    {
        byte[] stored = Archive(CompressionLevel.NoCompression);
        byte[] deflated = Archive(CompressionLevel.Optimal);
        yield return stored;
        yield return deflated;
        yield return [.. "prefix"u8, .. deflated];
        yield return [.. stored, .. deflated];
        yield return stored[..^30];
        yield return deflated[..(deflated.Length / 2)];
    }

    private static byte[] Archive(CompressionLevel level)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string name in new[] { "archive/data.pkl", "archive/data/0", "archive/version" })
            {
                using Stream member = zip.CreateEntry(name, level).Open();
                member.Write("N..N..N..N..N..N..N."u8);
            }
        }

        return bytes.ToArray();
    }
}
