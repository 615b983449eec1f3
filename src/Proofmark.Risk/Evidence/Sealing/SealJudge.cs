using Proofmark.Core;

namespace Proofmark.Risk.Evidence.Sealing;

/// <summary>Holds a store against its seals: everything that was sealed must still be there, and so must every seal that a later one follows.</summary>
public static class SealJudge
{
    private const int MostNamed = 100;

    /// <summary>The check.</summary>
    public static CheckIdentity Check { get; } = new("evidence.seal", 1, "Is every statement that was sealed still in the store?");

    /// <summary>Judges a store.</summary>
    /// <param name="name">The store as the user named it.</param>
    /// <param name="present">Ids of the statements that the store holds.</param>
    /// <param name="seals">Its seals by identities that are trusted.</param>
    /// <param name="known">A seal that was kept elsewhere and must be among them; null for none.</param>
    /// <param name="time">The moment of the judgement.</param>
    public static CheckResult Judge(string name, IReadOnlyCollection<Digest> present, IReadOnlyList<TrustedSeal> seals, TrustedSeal? known, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(seals);
        var all = known is null || seals.Any(s => s.Id == known.Id) ? seals : [.. seals, known];
        var problems = Problems(present.ToHashSet(), seals, all, known, time).ToList();
        var location = new Location(name);
        var sealedCount = all.SelectMany(static s => s.Seal.Entries).Distinct().LongCount();
        var result = new CheckResult
        {
            Check = Check,
            Subject = new Subject(SubjectKind.Artifact, name),
            Scope = name,
            Method = Rung.Attestation,
            Outcome = Outcome.Pass,
            Coverage = Coverage.Full(sealedCount, "statements"),
            Time = time,
            Tool = ToolIdentity.Current,
        };
        return all.Count == 0
            ? result with { Outcome = Outcome.NotEstablished, ReasonCodes = ["seal-missing"], Coverage = new Coverage(0, present.Count, "statements", [new UnreadPart(location, "seal-missing", "the store has no seal by anybody whom the policy trusts to seal")]) }
            : problems.Count == 0 ? result
            : result with { Outcome = Outcome.Fail, ReasonCodes = ReasonCodes.Sorted(problems.Select(static p => p.Code)), Findings = [.. problems.Take(MostNamed).Select(p => Finding(p.Code, p.Message, location))] };
    }

    private static IEnumerable<(string Code, string Message)> Problems(HashSet<Digest> present, IReadOnlyList<TrustedSeal> seals, IReadOnlyList<TrustedSeal> all, TrustedSeal? known, DateTimeOffset time)
    {
        if (known is not null && !seals.Any(s => s.Id == known.Id))
        {
            yield return ("seal-cut-off", $"the seal {known.Id.Hex[..12]} of {known.Seal.Time:u}, which was kept elsewhere, is not in the store: seals were taken away");
        }

        var byId = all.ToDictionary(static s => s.Id);
        foreach (var seal in all)
        {
            if (seal.Seal.Time > time)
            {
                yield return ("seal-in-future", $"the seal {seal.Id.Hex[..12]} is dated {seal.Seal.Time:u}");
            }

            foreach (var previous in seal.Seal.Previous)
            {
                if (!byId.TryGetValue(previous, out var before))
                {
                    yield return ("seal-gap", $"the seal {previous.Hex[..12]}, which a later one follows, is not in the store or is by nobody who is trusted");
                }
                else if (before.Seal.Time > seal.Seal.Time)
                {
                    yield return ("seal-order", $"the seal {seal.Id.Hex[..12]} is dated before the seal that it follows");
                }
            }
        }

        foreach (var missing in all.SelectMany(static s => s.Seal.Entries).Distinct().Where(id => !present.Contains(id)).OrderBy(static id => id.Hex, StringComparer.Ordinal))
        {
            yield return ("statement-missing", $"the statement {missing.Hex} was sealed and is not in the store, or was changed");
        }
    }

    private static Finding Finding(string code, string message, Location location) => new()
    {
        RuleId = "evidence." + code,
        Severity = Severity.High,
        Message = message,
        Why = "Evidence that was taken away may have spoken against the system.",
        Fix = "Restore the statement from a copy of the store, or find out who removed it; a new seal does not repair an old one.",
        Location = location,
        References = ["CWE-353"],
    };
}
