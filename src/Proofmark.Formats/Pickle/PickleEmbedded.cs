namespace Proofmark.Formats.Pickle;

/// <summary>A byte string or text in a pickle that looks like serialised data itself.</summary>
/// <param name="Offset">Offset of its first byte in the source.</param>
/// <param name="Length">Its length in the source, in bytes.</param>
/// <param name="Form">How the data is written.</param>
/// <param name="Loaded">True when loading the pickle loads it too (<c>torch.storage._load_from_bytes</c>); else an application would have to.</param>
public sealed record PickleEmbedded(long Offset, long Length, EmbeddedForm Form, bool Loaded);

/// <summary>How data stands inside a pickle.</summary>
public enum EmbeddedForm
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>As base64 (RFC 4648, section 4 or 5).</summary>
    Base64,

    /// <summary>As hexadecimal digits.</summary>
    Hexadecimal,

    /// <summary>As UTF-8 text of which each character is a byte, as protocols 1 and 2 write byte strings (<c>_codecs.encode(text, 'latin1')</c>).</summary>
    Latin1,

    /// <summary>As such a text in raw-unicode-escape, as protocol 0 writes it.</summary>
    EscapedLatin1,
}
