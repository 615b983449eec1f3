using Proofmark.Core;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Scoring;

/// <summary>What holds for one check as far as it matters at one place: the whole system or one component.</summary>
/// <param name="Results">Results that can speak against something here.</param>
/// <param name="Required">Names of the subjects about which the check must have spoken.</param>
/// <param name="Credits">Whether a pass can speak in favour of something here.</param>
internal sealed record CheckScope(IReadOnlyList<LiveResult> Results, IReadOnlySet<string> Required, Func<LiveResult, bool> Credits)
{
    /// <summary>True when one of the required subjects can stand for the others, as the system can for a component and the other way round.</summary>
    public bool OneIsEnough { get; init; }

    /// <summary>True when something that could not be listed may belong to what is required.</summary>
    public bool MayHideMore { get; init; }

    /// <summary>True when every required subject, or one that stands for them, has a result of any outcome.</summary>
    public bool NamesEveryRequired => OneIsEnough
        ? Results.Any(r => r.Subject.Kind != SubjectKind.Artifact && Required.Contains(r.Subject.Name))
        : Required.IsSubsetOf(Results.Select(r => r.Subject.Name));

    /// <summary>True when the check has established something about everything it must look at.</summary>
    public bool HasSpoken => !MayHideMore && NamesEveryRequired && Results.All(r => r.Outcome != Outcome.NotEstablished);
}
