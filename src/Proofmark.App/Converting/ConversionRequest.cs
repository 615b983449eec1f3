using Proofmark.Core;

namespace Proofmark.App.Converting;

/// <summary>What to convert.</summary>
public sealed record ConversionRequest
{
    /// <summary>The checkpoint: a seekable stream that stays open and unchanged until the output is written.</summary>
    public required Stream Source { get; init; }

    /// <summary>What it is called in the report.</summary>
    public required string Name { get; init; }

    /// <summary>What the output is called in the report.</summary>
    public required string Output { get; init; }

    /// <summary>The worst verdict on the source at which it is still converted.</summary>
    public ToleratedVerdict Tolerated { get; init; } = ToleratedVerdict.NotEstablished;

    /// <summary>The bounds.</summary>
    public Limits Limits { get; init; } = Limits.Default;
}

/// <summary>Verdicts on a file, the harmless first.</summary>
public enum ToleratedVerdict
{
    /// <summary>Not enough could be seen: unknown classes, for example. The usual reason to convert.</summary>
    NotEstablished,

    /// <summary>Something suspicious was found.</summary>
    Suspicious,

    /// <summary>Loading it runs code of its author.</summary>
    Malicious,
}
