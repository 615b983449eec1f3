using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>At which components a finding or a failed check weighs. A finding never vanishes: when nothing fits it stands at the system.</summary>
internal sealed class FindingPlacement(SystemModel model, Catalogue catalogue, Ownership ownership)
{
    /// <summary>Component ids for a risk and a finding of a subject; the system's id when the system has no fitting component.</summary>
    public IReadOnlyList<string> Place(string risk, Subject subject, Finding? finding)
    {
        var named = Named(subject, finding);
        var owners = named.Count > 0 ? named : Owners(subject, finding);
        var assessed = owners.Where(c => catalogue.IsAssessedAt(risk, c.Kind)).ToList();
        if (assessed.Count > 0)
        {
            return Ids(assessed);
        }

        // An owner of a file, of another kind, does not take a finding away from where the risk is judged: it is added.
        IEnumerable<SystemComponent> elsewhere = named.Count > 0 ? [] : model.Components.Where(c => catalogue.IsAssessedAt(risk, c.Kind));
        var everywhere = owners.Concat(elsewhere).Distinct().ToList();
        return everywhere.Count > 0 ? Ids(everywhere) : [model.Id];
    }

    private List<SystemComponent> Named(Subject subject, Finding? finding)
    {
        var named = finding?.Components ?? [];
        var components = model.Components.Where(c => named.Contains(c.Id, StringComparer.Ordinal)).ToList();
        return components.Count == 0 && subject.Kind == SubjectKind.Component ? [.. model.Components.Where(c => c.Id == subject.Name)] : components;
    }

    private IReadOnlyList<SystemComponent> Owners(Subject subject, Finding? finding)
    {
        var path = subject.Kind == SubjectKind.Artifact ? subject.Name : finding?.Location.Path;
        return path is null ? [] : ownership.Of(path);
    }

    private static string[] Ids(IEnumerable<SystemComponent> components) => [.. components.Select(c => c.Id)];
}
