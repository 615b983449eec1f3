namespace Proofmark.Formats.Compressed.Checksums;

/// <summary>A checksum over what comes out.</summary>
internal abstract class ContentCheck
{
    /// <summary>Adds bytes.</summary>
    public abstract void Add(ReadOnlySpan<byte> bytes);

    /// <summary>The checksum of all bytes, as the format writes it.</summary>
    public abstract byte[] Finish();
}
