using Proofmark.Core;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Assessments;

/// <summary>What holds for one check, arranged by the components it speaks about.</summary>
internal sealed class CheckEvidence
{
    private readonly IReadOnlyList<LiveResult> everywhere;
    private readonly ILookup<string, LiveResult> byComponent;

    public CheckEvidence(IReadOnlyList<LiveResult> all, Ownership ownership)
    {
        All = all;
        var placed = all.Select(r => (Result: r, Owners: Owners(r, ownership))).ToList();
        everywhere = [.. placed.Where(p => p.Owners.Count == 0).Select(p => p.Result)];
        byComponent = placed.SelectMany(p => p.Owners.Select(o => (o, p.Result))).ToLookup(p => p.o, p => p.Result, StringComparer.Ordinal);
    }

    /// <summary>Nothing holds.</summary>
    public static CheckEvidence Nothing { get; } = new([], new Ownership(new() { Id = "", Components = [], Facts = [] }));

    /// <summary>Everything that holds.</summary>
    public IReadOnlyList<LiveResult> All { get; }

    /// <summary>True when something speaks about this component and not about all.</summary>
    public bool SpeaksAbout(string component) => byComponent.Contains(component);

    /// <summary>What can speak against something at a component: results about the system, about it and its files, and about files that nobody owns.</summary>
    public IReadOnlyList<LiveResult> At(string component) => byComponent.Contains(component) ? [.. everywhere, .. byComponent[component]] : everywhere;

    /// <summary>True when a pass can speak in favour of something at a component: a file that nobody owns cannot.</summary>
    public static bool Credits(LiveResult result, string component, Ownership ownership) =>
        result.Subject.Kind == SubjectKind.System || Owners(result, ownership).Contains(component, StringComparer.Ordinal);

    private static IReadOnlyList<string> Owners(LiveResult result, Ownership ownership) => result.Subject.Kind switch
    {
        SubjectKind.System => [],
        SubjectKind.Component => [result.Subject.Name],
        _ => [.. ownership.Of(result.Subject.Name).Select(c => c.Id)],
    };
}
