using Proofmark.Core;

namespace Proofmark.Scanning;

/// <summary>What to scan, and how.</summary>
public sealed record ScanRequest
{
    /// <summary>Files and folders, as the user named them; at least one.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>The bounds that readers obey.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>True to name every file by its SHA-256 digest, which reads the whole file.</summary>
    public bool Digests { get; init; } = true;

    /// <summary>Most files scanned at the same time, from 1; the number of processors by default.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
