using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Recording;

/// <summary>A step to run and to record.</summary>
public sealed record StepRequest
{
    /// <summary>What kind of step it is, for example <c>train</c>; <c>collect</c> marks the origin of data.</summary>
    public required string Stage { get; init; }

    /// <summary>The program and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Where it runs; paths of artifacts are relative to it.</summary>
    public required string Folder { get; init; }

    /// <summary>What goes in.</summary>
    public IReadOnlyList<StepPath> Inputs { get; init; } = [];

    /// <summary>What comes out: files or folders that are there when it ends.</summary>
    public IReadOnlyList<StepPath> Outputs { get; init; } = [];

    /// <summary>The state of training that it goes on from; null when it begins anew.</summary>
    public StepPath? ResumeFrom { get; init; }

    /// <summary>Settings: hyper-parameters, seeds, mixture weights.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ways in which others could reach into the step while it ran: <see cref="StepOpenings"/>.</summary>
    public IReadOnlyList<string> Openings { get; init; } = [];

    /// <summary>The platform that runs it, a URI; null for none that has a name.</summary>
    public string? Builder { get; init; }

    /// <summary>Tells this run from others; null for a random one.</summary>
    public string? Invocation { get; init; }

    /// <summary>False to run the command without looking at the files that it opens.</summary>
    public bool Observe { get; init; } = true;

    /// <summary>Bounds on the artifacts.</summary>
    public Limits Limits { get; init; } = Limits.Default;
}

/// <summary>An artifact of a step, on disk.</summary>
/// <param name="Path">Its path, relative to the folder of the step.</param>
/// <param name="Role">What it is for, see <see cref="ArtifactRoles"/>; null for nothing special.</param>
public sealed record StepPath(string Path, string? Role);

/// <summary>Names of ways into a step.</summary>
public static class StepOpenings
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = ["shared-mount", "warm-cache", "remote-shell", "network"];
}

/// <summary>What came of running a step.</summary>
/// <param name="ExitCode">The exit code of the command.</param>
/// <param name="Statement">The record, an in-toto statement to be signed, UTF-8 JSON; null when there is a reason.</param>
/// <param name="Step">The same, read; null when there is a reason.</param>
/// <param name="Refusal">Why nothing is recorded; null when something is.</param>
/// <param name="NotObserved">Why the run was not observed in full, as codes; empty when it was.</param>
public sealed record StepResult(int ExitCode, byte[]? Statement, LineageStep? Step, string? Refusal, IReadOnlyList<string> NotObserved);
