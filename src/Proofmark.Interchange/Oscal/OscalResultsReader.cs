using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.Oscal;

/// <summary>Reads OSCAL assessment results in JSON (1.0 to 1.2). Observations, risks and what it does not know are ignored.</summary>
public static class OscalResultsReader
{
    private const string Root = "assessment-results";

    /// <summary>True when the document looks like assessment results.</summary>
    public static bool Recognises(DocumentNode? root) => root?[Root] is not null;

    /// <summary>Reads a document.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="root">The document.</param>
    public static ReportReading<OscalResults> Read(string file, DocumentNode root)
    {
        var errors = new List<DocumentError>();
        var fields = ReportFields.Root(file, root, errors).RequiredMapping(Root);
        var title = fields?.RequiredMapping("metadata")?.RequiredString("title") ?? "";
        var findings = (fields?.RequiredMappingList("results") ?? []).SelectMany(Findings).ToList();
        return ReportReading<OscalResults>.Of(new OscalResults(title, findings), errors);
    }

    private static IEnumerable<OscalVerdict> Findings(DocumentFields result)
    {
        var time = result.OptionalMoment("end") ?? result.OptionalMoment("start");
        return result.MappingList("findings").Select(f => Finding(f, time));
    }

    private static OscalVerdict Finding(DocumentFields finding, DateTimeOffset? time)
    {
        var target = finding.RequiredMapping("target");
        var status = target?.RequiredMapping("status");
        status?.RequiredString("state");
        var isSatisfied = status?.OptionalChoice("state", "satisfied", "not-satisfied") == "satisfied";
        return new OscalVerdict(target?.RequiredString("target-id") ?? "", finding.RequiredString("title"), finding.OptionalString("description"), isSatisfied, time);
    }
}
