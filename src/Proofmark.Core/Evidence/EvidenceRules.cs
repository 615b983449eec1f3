namespace Proofmark.Core.Evidence;

/// <summary>What a well-formed statement may still not say.</summary>
internal static class EvidenceRules
{
    public static IEnumerable<(string Field, string Message)> Contradictions(EvidenceStatement statement)
    {
        var result = statement.Predicate.Result;
        if (!NamesSameSubject(statement.Subject, EvidenceStatement.SubjectsOf(result)))
        {
            yield return ("subject", "the subject is not the one that the result speaks of");
        }

        if (result.Coverage.Seen < 0 || result.Coverage.Total < 0)
        {
            yield return ("predicate.result.coverage", "coverage counts from 0");
        }

        if (result.Outcome == Outcome.Pass && CheckResult.Conclude(result.Findings, result.Coverage) != Outcome.Pass)
        {
            yield return ("predicate.result.outcome", "a pass needs full coverage and no finding above info");
        }
    }

    private static bool NamesSameSubject(IReadOnlyList<StatementSubject> found, IReadOnlyList<StatementSubject> expected) =>
        found.Count == expected.Count
        && found.Zip(expected).All(pair => pair.First.Name == pair.Second.Name
            && pair.Second.Digest.All(d => pair.First.Digest.TryGetValue(d.Key, out var hex) && hex == d.Value));
}
