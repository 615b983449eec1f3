using Proofmark.Core;

namespace Proofmark.Scanning;

/// <summary>Sums up the results of a scan.</summary>
internal static class ReportBuilder
{
    // The worst first. A file that fails is certain; one that could not be read is not.
    private static readonly Outcome[] Order = [Outcome.Fail, Outcome.Error, Outcome.NotEstablished, Outcome.Pass, Outcome.NotApplicable];

    /// <summary>The report over some results.</summary>
    public static ScanReport Build(IReadOnlyList<CheckResult> results, IReadOnlyList<string?> formats, Digest ruleSet, long bytes)
    {
        var outcome = Order.Cast<Outcome?>().FirstOrDefault(o => results.Any(r => r.Outcome == o)) ?? Outcome.NotEstablished;
        var read = results.Count(r => r.Outcome is not (Outcome.NotEstablished or Outcome.Error));
        return new ScanReport
        {
            Results = results,
            Formats = formats,
            Outcome = outcome,
            ReasonCodes = results.Count == 0
                ? [ScanCodes.NothingScanned]
                : ReasonCodes.Sorted(results.Where(r => r.Outcome == outcome).SelectMany(r => r.ReasonCodes)),
            Coverage = new Coverage(
                read,
                results.Count,
                "files",
                [.. results.Where(r => r.Outcome != Outcome.NotApplicable).SelectMany(r => r.Coverage.Unread)]),
            Counts = Count(results, bytes),
            RuleSet = ruleSet,
        };
    }

    private static ScanCounts Count(IReadOnlyList<CheckResult> results, long bytes)
    {
        var malicious = results.Count(r => r.ReasonCodes.Contains(ScanCodes.Malicious));
        int Of(Outcome outcome) => results.Count(r => r.Outcome == outcome);
        return new ScanCounts(
            results.Count,
            malicious,
            Of(Outcome.Fail) - malicious,
            Of(Outcome.NotEstablished),
            Of(Outcome.Pass),
            Of(Outcome.NotApplicable),
            Of(Outcome.Error),
            bytes);
    }
}
