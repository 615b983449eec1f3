using Proofmark.Core;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Evidence;

/// <summary>Whether a statement speaks of something in the assessed tree.</summary>
internal enum SubjectMatch
{
    /// <summary>It speaks of something else.</summary>
    None,

    /// <summary>It speaks of a file of this name, but nothing shows that the bytes are the same.</summary>
    NameOnly,

    /// <summary>It speaks of this.</summary>
    Full,
}

/// <summary>Which bytes the assessed tree holds, as the checks of this run have hashed them.</summary>
internal sealed class TreeDigests
{
    private readonly SystemModel model;
    private readonly ILookup<Digest, string> names;
    private readonly HashSet<string> hashed;
    private readonly HashSet<string> paths;

    public TreeDigests(SystemModel model, IEnumerable<EvidenceItem> items)
    {
        this.model = model;
        var artifacts = items.Where(i => i.Origin == EvidenceOrigin.ThisRun && i.Result.Subject.Kind == SubjectKind.Artifact).Select(i => i.Result.Subject).ToList();
        names = artifacts.Where(s => s.Digest is not null).Distinct().ToLookup(s => s.Digest!, s => s.Name);
        hashed = artifacts.Where(s => s.Digest is not null).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        paths = artifacts.Select(s => s.Name)
            .Concat(model.ModelFiles())
            .Concat(model.Components.SelectMany(c => c.Files))
            .Concat(model.Facts.Select(f => f.Location.Path))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The names that a statement's subject has in the tree, and how surely.</summary>
    public (SubjectMatch Match, IReadOnlyList<string> Names) Locate(EvidenceItem item)
    {
        var subject = item.Result.Subject;
        if (item.Origin == EvidenceOrigin.ThisRun)
        {
            return (SubjectMatch.Full, [subject.Name]);
        }

        return subject.Kind switch
        {
            SubjectKind.System => (subject.Name == model.Id ? SubjectMatch.Full : SubjectMatch.None, [subject.Name]),
            SubjectKind.Component => (model.Components.Any(c => c.Id == subject.Name) ? SubjectMatch.Full : SubjectMatch.None, [subject.Name]),
            _ => LocateArtifact(subject),
        };
    }

    private (SubjectMatch Match, IReadOnlyList<string> Names) LocateArtifact(Subject subject)
    {
        if (subject.Digest is { } digest && names.Contains(digest))
        {
            return (SubjectMatch.Full, [.. names[digest]]);
        }

        var bytesAreKnown = subject.Digest is not null && hashed.Contains(subject.Name);
        return (!bytesAreKnown && paths.Contains(subject.Name) ? SubjectMatch.NameOnly : SubjectMatch.None, [subject.Name]);
    }
}
