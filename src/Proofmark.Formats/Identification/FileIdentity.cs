using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Identification;

/// <summary>What a file is, told by its content.</summary>
public sealed record FileIdentity
{
    /// <summary>Every way in which a loader may read the file, the likeliest first; never empty. More than one: a polyglot.</summary>
    public required IReadOnlyList<Interpretation> Interpretations { get; init; }

    /// <summary>The extension of the name in lower case with its dot, or empty. A hint for people; nothing is concluded from it for binary data.</summary>
    public required string Extension { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The zip directory, already read, when one of the interpretations is a zip archive; it shares the stream that was identified.</summary>
    public ZipFile? Zip { get; init; }

    /// <summary>The likeliest format.</summary>
    public ModelFormat Format => Interpretations[0].Format;

    /// <summary>True when loaders may disagree about what the file is.</summary>
    public bool IsPolyglot => Interpretations.Count > 1;
}

/// <summary>One way to read a file.</summary>
/// <param name="Format">The format.</param>
/// <param name="Offset">Offset at which data of this format begins.</param>
/// <param name="Reason">What was seen, for people.</param>
public sealed record Interpretation(ModelFormat Format, long Offset, string Reason);
