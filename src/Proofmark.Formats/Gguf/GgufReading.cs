namespace Proofmark.Formats.Gguf;

/// <summary>What the header of a GGUF file says.</summary>
public sealed record GgufReading
{
    /// <summary>Format version; 0 when it could not be read.</summary>
    public required uint Version { get; init; }

    /// <summary>True when numbers are stored with the most significant byte first.</summary>
    public required bool BigEndian { get; init; }

    /// <summary>Tensors, as declared.</summary>
    public required ulong TensorCount { get; init; }

    /// <summary>Metadata entries, as declared.</summary>
    public required ulong MetadataCount { get; init; }

    /// <summary>Metadata strings worth judging or showing: <c>general.*</c> and every chat template.</summary>
    public required IReadOnlyList<GgufText> Texts { get; init; }

    /// <summary>Offset at which tensor data begins; null when it could not be computed.</summary>
    public required long? DataOffset { get; init; }

    /// <summary>Everything irregular.</summary>
    public required IReadOnlyList<FormatAnomaly> Anomalies { get; init; }

    /// <summary>True when all metadata and tensor descriptions were read within the limits.</summary>
    public required bool Complete { get; init; }

    /// <summary>Why reading ended early; null when <see cref="Complete"/>.</summary>
    public string? Stopped { get; init; }
}

/// <summary>A metadata string.</summary>
/// <param name="Key">Its key; for an element of an array with its index, for example <c>tokenizer.chat_templates[1]</c>.</param>
/// <param name="Text">The text, cut at a bound.</param>
/// <param name="Length">Length of the whole text in bytes.</param>
/// <param name="Offset">Offset of its first byte.</param>
/// <param name="Cut">True when <paramref name="Text"/> is not the whole.</param>
public sealed record GgufText(string Key, string Text, ulong Length, long Offset, bool Cut)
{
    /// <summary>True when an inference engine renders it as a Jinja template.</summary>
    public bool IsChatTemplate => Key.StartsWith("tokenizer.chat_template", StringComparison.Ordinal);
}
