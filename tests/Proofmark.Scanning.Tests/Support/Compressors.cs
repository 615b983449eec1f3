using System.Buffers.Binary;
using System.Diagnostics;
using Proofmark.Formats.Compressed.Checksums;

namespace Proofmark.Scanning.Tests.Support;

/// <summary>Compresses; where this runtime has no encoder, Debian's Python does it, and the test is skipped where that is absent.</summary>
internal static class Compressors
{
    private const string Python = "/usr/bin/python3";

    public static byte[] Pack(string codec, byte[] content) => codec switch
    {
        "zlib" => Archives.Zlib(content),
        "gzip" => Archives.Gzip(content),
        "lz4" => Lz4(content),
        "bzip2" => Run("import sys, bz2; sys.stdout.buffer.write(bz2.compress(sys.stdin.buffer.read()))", content),
        "xz" => Run("import sys, lzma; sys.stdout.buffer.write(lzma.compress(sys.stdin.buffer.read()))", content),
        "lzma" => Run("import sys, lzma; sys.stdout.buffer.write(lzma.compress(sys.stdin.buffer.read(), format=lzma.FORMAT_ALONE))", content),
        "zstd" => Tool("zstd", ["-c", "-q"], content),
        _ => throw new ArgumentOutOfRangeException(nameof(codec)),
    };

    // Blocks of one repeated byte are written as a match, all others as they are.
    private static byte[] Lz4(byte[] content)
    {
        const int Block = 64 * 1024;
        byte[] descriptor = [0x74, 0x40];
        using var packed = new MemoryStream();
        packed.Write([0x04, 0x22, 0x4d, 0x18, .. descriptor, (byte)(XxHash32.Of(descriptor) >> 8)]);
        foreach (var part in content.Chunk(Block))
        {
            var isRun = part.Length > 100 && !part.AsSpan().ContainsAnyExcept(part[0]);
            byte[] block = isRun ? Run(part) : part;
            packed.Write(Number((uint)block.Length | (isRun ? 0 : 0x80000000)));
            packed.Write(block);
            packed.Write(Number(XxHash32.Of(block)));
        }

        packed.Write(Number(0));
        packed.Write(Number(XxHash32.Of(content)));
        return packed.ToArray();
    }

    private static byte[] Run(byte[] part)
    {
        var left = part.Length - 1 - 5 - 4 - 15;
        return [0x1f, part[0], 1, 0, .. Enumerable.Repeat(byte.MaxValue, left / 255), (byte)(left % 255), 0x50, .. part[..5]];
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Run(string script, byte[] content) => Tool(Python, ["-c", script], content);

    private static byte[] Tool(string program, string[] arguments, byte[] content)
    {
        var path = Path.IsPathRooted(program) ? program : Path.Combine("/usr/bin", program);
        Assert.SkipUnless(File.Exists(path), $"{path} is absent");
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var writing = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(content);
            process.StandardInput.Close();
        });
        using var packed = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(packed);
        writing.Wait();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return packed.ToArray();
    }
}
