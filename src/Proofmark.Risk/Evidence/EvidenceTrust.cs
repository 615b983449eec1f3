using Proofmark.Core;

namespace Proofmark.Risk.Evidence;

/// <summary>
/// How far a statement may be believed. What lies in the assessed tree is a claim; what was added by hand is an answer; what nobody signed whom the
/// user trusts to assess is at most a scan. What somebody did sign counts as it says, in the assessed tree only where it names the bytes it is about:
/// there, a signed statement about a component could be one about another system.
/// </summary>
public static class EvidenceTrust
{
    /// <summary>The strongest method that an unsigned statement of a named store can have.</summary>
    public const Rung UnsignedCeiling = Rung.Scan;

    /// <summary>The method a statement counts with.</summary>
    /// <param name="item">The statement.</param>
    /// <param name="treeTrusted">True when the user asked to believe the assessed tree; it then counts like a named store.</param>
    public static Rung Method(EvidenceItem item, bool treeTrusted)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Lower(item.Result.Method, Ceiling(item, treeTrusted));
    }

    /// <summary>True when a statement may give credit or replace an older one.</summary>
    public static bool Counts(EvidenceItem item, bool treeTrusted)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Origin != EvidenceOrigin.AssessedTree || treeTrusted || IsSignedAboutBytes(item);
    }

    /// <summary>Why a statement counts for less than it claims; null when it counts as claimed.</summary>
    public static string? Reduction(EvidenceItem item, bool treeTrusted)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!Counts(item, treeTrusted))
        {
            return item.Result.Outcome == Outcome.Fail
                ? "it lies inside the assessed tree: a failure claimed there is kept as information and replaces nothing"
                : item.SignedBy is null
                    ? "it lies inside the assessed tree: whoever made the tree could have made it"
                    : $"it lies inside the assessed tree and names no bytes: what {item.SignedBy} signed may be about another system";
        }

        if (Method(item, treeTrusted) == item.Result.Method)
        {
            return null;
        }

        return item.Statement.Predicate.Author is { } author
            ? $"it was added by hand by {author}: it counts as an answer, not as {Name(item.Result.Method)}"
            : $"nobody signed it whom the policy trusts to assess: it counts as {Name(UnsignedCeiling)}, not as {Name(item.Result.Method)}";
    }

    /// <summary>The lower of two rungs.</summary>
    public static Rung Lower(Rung a, Rung b) => a < b ? a : b;

    private static Rung Ceiling(EvidenceItem item, bool treeTrusted)
    {
        if (item.Statement.Predicate.Author is not null)
        {
            return Rung.Questionnaire;
        }

        return item.Origin switch
        {
            EvidenceOrigin.ThisRun => Rung.ExecutedProof,
            EvidenceOrigin.AssessedTree when !Counts(item, treeTrusted) => Rung.Document,
            _ when item.SignedBy is not null => Rung.ExecutedProof,
            _ => UnsignedCeiling,
        };
    }

    private static bool IsSignedAboutBytes(EvidenceItem item) => item is { SignedBy: not null, Result.Subject: { Kind: SubjectKind.Artifact, Digest: not null } };

    private static string Name(Rung rung) => rung switch
    {
        Rung.Questionnaire => "an answer",
        Rung.Document => "a document",
        Rung.Scan => "a scan",
        Rung.Attestation => "an attestation",
        _ => "an executed proof",
    };
}
