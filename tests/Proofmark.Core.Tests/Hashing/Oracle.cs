using System.Diagnostics;

namespace Proofmark.Core.Tests.Hashing;

/// <summary>Asks a program of others for the digests of inputs.</summary>
internal static class Oracle
{
    /// <summary>The digests in hexadecimal, in order. The test is skipped where the program is not installed.</summary>
    public static IReadOnlyList<string> Digests(string program, IReadOnlyList<byte[]> inputs)
    {
        Assert.SkipUnless(File.Exists($"/usr/bin/{program}"), $"{program} is not installed");
        var folder = Directory.CreateTempSubdirectory("proofmark-hashing-");
        try
        {
            var start = new ProcessStartInfo($"/usr/bin/{program}") { RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
            for (var i = 0; i < inputs.Count; i++)
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, $"{i}"), inputs[i]);
                start.ArgumentList.Add($"{i}");
            }

            using var process = Process.Start(start)!;
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            process.ExitCode.Should().Be(0);
            lines.Should().HaveCount(inputs.Count);
            return [.. lines.Select(line => line.Split(' ')[0])];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

#pragma warning disable CA5394 // Not for secrets: the same inputs in every run are the point.
    /// <summary>Bytes without a pattern, the same in every run.</summary>
    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Lengths without a pattern, the same in every run.</summary>
    public static IEnumerable<int> Lengths(int count, int most)
    {
        var random = new Random(count);
        return Enumerable.Range(0, count).Select(_ => random.Next(most + 1));
    }
#pragma warning restore CA5394
}
