using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Identification;

/// <summary>What probes look at: the first bytes, the rest on demand.</summary>
internal sealed class FileHead
{
    private const int Kept = 4096;

    public FileHead(Stream file, string name)
    {
        File = file;
        Window = new WindowReader(file);
        Bytes = Window.Get(0, Kept).ToArray();
        Extension = Path.GetExtension(name).ToLowerInvariant();
    }

    public Stream File { get; }

    public WindowReader Window { get; }

    /// <summary>The first bytes, at most 4 kB.</summary>
    public byte[] Bytes { get; }

    public string Extension { get; }

    public long Length => Window.Length;

    /// <summary>True when the head holds a signature at an offset.</summary>
    public bool Has(int offset, ReadOnlySpan<byte> signature) => Bytes.Length > offset && Bytes.AsSpan(offset).StartsWith(signature);
}
