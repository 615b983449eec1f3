namespace Proofmark.Formats.Compressed;

/// <summary>Decodes one kind of stream, member or frame.</summary>
internal interface ICodec
{
    /// <summary>True when a stream of this kind begins here; looks ahead only.</summary>
    bool Begins(PackedSource source);

    /// <summary>Decodes exactly one, up to its last byte, and verifies its checksums.</summary>
    /// <exception cref="UnpackStopException">It cannot be decoded to its end.</exception>
    void Decode(PackedSource source, UnpackSink sink);
}
