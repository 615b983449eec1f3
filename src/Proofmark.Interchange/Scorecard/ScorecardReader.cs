using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.Scorecard;

/// <summary>Reads reports of OpenSSF Scorecard. What it does not know is ignored.</summary>
public static class ScorecardReader
{
    /// <summary>True when the document looks like such a report.</summary>
    public static bool Recognises(DocumentNode? root) => root?["scorecard"] is DocumentMapping && root["checks"] is not null;

    /// <summary>Reads a report.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="root">The document.</param>
    public static ReportReading<ScorecardReport> Read(string file, DocumentNode root)
    {
        var errors = new List<DocumentError>();
        var fields = ReportFields.Root(file, root, errors);
        var repository = fields.RequiredMapping("repo");
        var report = new ScorecardReport(
            repository?.RequiredString("name") ?? "",
            repository?.OptionalString("commit"),
            fields.RequiredMapping("scorecard")?.OptionalString("version"),
            fields.OptionalMoment("date"),
            [.. fields.RequiredMappingList("checks").Select(Check)]);
        return ReportReading<ScorecardReport>.Of(report, errors);
    }

    private static ScorecardCheck Check(DocumentFields check)
    {
        var score = check.OptionalInteger("score", -1, 10);
        if (check.Mapping.Find("score") is null)
        {
            check.Fail("score", "the field is required");
        }

        return new ScorecardCheck(check.RequiredString("name"), score ?? -1, check.OptionalString("reason"));
    }
}
