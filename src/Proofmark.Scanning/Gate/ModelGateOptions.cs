using Proofmark.Core;

namespace Proofmark.Scanning.Gate;

/// <summary>What a gate admits.</summary>
public sealed record ModelGateOptions
{
    /// <summary>The bounds that readers obey.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Most bytes of a model; more is refused before it is scanned. 64 GiB unless asked otherwise.</summary>
    public long MaxBytes { get; init; } = 64L * 1024 * 1024 * 1024;

    /// <summary>Models up to this size are held in memory, larger ones in a temporary file that only this process can name. 64 MiB unless asked otherwise.</summary>
    public int MaxBytesInMemory { get; init; } = 64 * 1024 * 1024;

    /// <summary>Which results open the gate: by default only a pass. What is not established, inert or broken stays outside.</summary>
    public Func<CheckResult, bool> Admits { get; init; } = static result => result.Outcome == Outcome.Pass;
}
