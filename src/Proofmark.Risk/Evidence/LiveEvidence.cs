using Proofmark.Core;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Evidence;

/// <summary>
/// Turns a set of statements into what holds as of a moment. A pass needs to speak of the same bytes; a fail is sticky: it does not age and
/// gives way only to a newer result of the same check on the same subject and scope, by a method no weaker, from an origin that may.
/// </summary>
public static class LiveEvidence
{
    /// <summary>Resolves statements.</summary>
    /// <param name="items">The statements.</param>
    /// <param name="model">The assessed system.</param>
    /// <param name="asOf">The moment; statements from later (but those of this run) do not exist yet.</param>
    /// <param name="treeTrusted">True when the user asked to believe the assessed tree.</param>
    public static IReadOnlyList<LiveResult> Resolve(IReadOnlyList<EvidenceItem> items, SystemModel model, DateTimeOffset asOf, bool treeTrusted)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(model);
        var tree = new TreeDigests(model, items);
        var entries = items
            .Where(i => EvidenceTrust.Counts(i, treeTrusted) && (i.Origin == EvidenceOrigin.ThisRun || i.Result.Time <= asOf))
            .SelectMany(i => Entries(i, tree, asOf, treeTrusted));
        return
        [
            .. entries.GroupBy(e => (e.Item.Result.Check.Id, e.Item.Result.Subject.Kind, e.Name))
                .Select(g => Resolve(g.Key.Id, new Subject(g.Key.Kind, g.Key.Name), [.. g]))
                .OfType<LiveResult>()
                .OrderBy(r => r.CheckId, StringComparer.Ordinal).ThenBy(r => r.Subject.Kind).ThenBy(r => r.Subject.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Entry> Entries(EvidenceItem item, TreeDigests tree, DateTimeOffset asOf, bool treeTrusted)
    {
        var (match, names) = tree.Locate(item);
        var outcome = Effective(item.Result);

        // A file of the same name is enough to be wary, never enough to be at ease.
        if (match == SubjectMatch.None || (match == SubjectMatch.NameOnly && outcome != Outcome.Fail))
        {
            return [];
        }

        var age = item.Origin == EvidenceOrigin.ThisRun ? TimeSpan.Zero : asOf - item.Result.Time;
        var method = EvidenceTrust.Method(item, treeTrusted);
        return names.Select(name => new Entry(item, name, outcome, method, age));
    }

    private static LiveResult? Resolve(string check, Subject subject, IReadOnlyList<Entry> entries)
    {
        var fails = entries.Where(e => e.Outcome == Outcome.Fail && !entries.Any(other => Replaces(other, e))).ToList();
        if (fails.Count > 0)
        {
            return Live(check, subject, Outcome.Fail, fails.Select(e => e with { Age = TimeSpan.Zero }));
        }

        var doubts = entries.Where(e => e.Outcome is Outcome.NotEstablished or Outcome.Error).ToList();
        var passes = entries.Where(e => e.Outcome == Outcome.Pass && !doubts.Any(d => IsNewer(d, e) && d.Method >= e.Method)).ToList();
        if (passes.Count > 0)
        {
            return Live(check, subject, Outcome.Pass, passes);
        }

        if (doubts.Count > 0)
        {
            return Live(check, subject, Outcome.NotEstablished, doubts);
        }

        var excluded = entries.Where(e => e.Outcome == Outcome.NotApplicable).ToList();
        return excluded.Count > 0 ? Live(check, subject, Outcome.NotApplicable, excluded) : null;
    }

    private static LiveResult Live(string check, Subject subject, Outcome outcome, IEnumerable<Entry> entries) => new(
        check,
        subject,
        outcome,
        [.. entries.OrderBy(e => e.Item.Id.ToString(), StringComparer.Ordinal).Select(e => new LiveCandidate(e.Item, e.Method, e.Age))]);

    private static bool Replaces(Entry other, Entry fail) =>
        other.Outcome is Outcome.Pass or Outcome.NotApplicable
        && IsNewer(other, fail)
        && other.Method >= fail.Method
        && (other.Item.Origin == EvidenceOrigin.ThisRun || other.Item.Result.Scope == fail.Item.Result.Scope);

    // What this run has seen is newer than anything that was stored before it.
    private static bool IsNewer(Entry a, Entry b) =>
        a.Item.Result.Time > b.Item.Result.Time || (a.Item.Origin == EvidenceOrigin.ThisRun && b.Item.Origin != EvidenceOrigin.ThisRun);

    // "Not applicable" without a reason is no answer, and a pass holds only as far as its own findings and coverage allow.
    private static Outcome Effective(CheckResult result) => result.Outcome switch
    {
        Outcome.NotApplicable when result.ReasonCodes.Count == 0 => Outcome.NotEstablished,
        Outcome.Pass => CheckResult.Conclude(result.Findings, result.Coverage),
        _ => result.Outcome,
    };

    private sealed record Entry(EvidenceItem Item, string Name, Outcome Outcome, Rung Method, TimeSpan Age);
}
