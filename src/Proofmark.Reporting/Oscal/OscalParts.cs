using System.Globalization;
using Proofmark.Core;
using Proofmark.Interchange.Oscal;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;

namespace Proofmark.Reporting.Oscal;

/// <summary>What both documents are made of: observations from check results, risks from risk instances.</summary>
internal sealed class OscalParts
{
    public const string Scheme = "urn:proofmark:scoring-convention:v1";

    private readonly AssessmentReport report;
    private readonly string toolId;
    private readonly ILookup<Finding, string> byFinding;

    public OscalParts(AssessmentReport report)
    {
        this.report = report;
        toolId = OscalUuid.Of("tool", report.Tool.Name, report.Tool.Version);
        var items = report.Results.Where(r => r.Outcome != Outcome.NotApplicable).Select(EvidenceItem.OfThisRun).DistinctBy(i => i.Id).ToList();
        Observations = [.. items.Select(Observation)];
        byFinding = items.SelectMany(i => i.Result.Findings.Select(f => (f, Id(i)))).ToLookup(p => p.f, p => p.Item2);
    }

    public IReadOnlyList<OscalObservation> Observations { get; }

    public OscalLocalDefinitions Tools => new(new OscalAssessmentAssets(
        [new OscalComponent(toolId, "software", report.Tool.Name, $"{report.Tool.Name} {report.Tool.Version}, rule set {report.RuleSet?.ToString() ?? "none"}", new OscalState("operational"))],
        [new OscalPlatform(OscalUuid.Of("platform", toolId), report.Tool.Name)]));

    public OscalMetadata Metadata(string kind) => new(
        Text($"{kind} of {report.System.Id}"), report.AsOf, report.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), OscalMetadata.CurrentVersion,
        "Risk and control ids are those of the CoSAI Risk Map. Standings are ordinal; nothing here is a probability or money. Unknown is not satisfied.");

    public string RiskId(RiskAssessment risk) => OscalUuid.Of("risk", report.System.Id, risk.Id);

    public OscalRisk Risk(RiskAssessment risk) => new()
    {
        Uuid = RiskId(risk),
        Title = Text($"{risk.Title} at {risk.ComponentId}"),
        Description = Text($"{risk.RiskId} at the component {risk.ComponentId}."),
        Statement = Text(risk.Why),
        Status = risk.AcceptedBy is not null ? "deviation-approved" : risk.Standing == RiskStanding.Covered ? "closed" : "open",
        Characterizations = [new OscalCharacterization(Origin, Facets(risk))],
        Remediations = Filled(risk.Findings.Select(f => f.Fix).Distinct(StringComparer.Ordinal)
            .Select((fix, i) => new OscalRemediation(OscalUuid.Of("remediation", report.System.Id, risk.Id, fix), "recommendation", $"Fix {i + 1}", Text(fix)))),
        RelatedObservations = Related(risk),
    };

    public IReadOnlyList<OscalObservationReference>? Related(RiskAssessment risk) =>
        Filled(risk.Findings.SelectMany(f => byFinding[f]).Distinct(StringComparer.Ordinal).Select(o => new OscalObservationReference(o)));

    /// <summary>A list, or null: OSCAL has no empty lists.</summary>
    public static IReadOnlyList<T>? Filled<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;

    /// <summary>Text as a field may hold it: visible, without blanks around it, never empty.</summary>
    public static string Text(string? text) => SafeText.Visible(text).Trim() is { Length: > 0 } visible ? visible : "not said";

    private static string Id(EvidenceItem item) => OscalUuid.Of("observation", item.Id.ToString());

    private OscalOrigin Origin => new([new OscalActor("tool", toolId)]);

    private OscalObservation Observation(EvidenceItem item)
    {
        var result = item.Result;
        return new OscalObservation
        {
            Uuid = Id(item),
            Title = Text(result.Check.Title),
            Description = Text($"{Words.Spoken(result.Outcome)}: {result.Check.Id} version {result.Check.Version} about {result.Subject.Name}; "
                + $"{result.Coverage.Seen} of {result.Coverage.Total} {result.Coverage.Unit} seen. {string.Join(' ', result.Findings.Select(f => f.Message))}"),
            Methods = [Method(result.Method)],
            Origins = [Origin],
            RelevantEvidence = [new OscalEvidence($".proofmark/evidence/{item.Id.Hex}.json", $"in-toto statement {item.Id}")],
            Collected = result.Time,
        };
    }

    private static string Method(Rung rung) => rung switch
    {
        Rung.Questionnaire => "INTERVIEW",
        Rung.Document or Rung.Attestation => "EXAMINE",
        _ => "TEST",
    };

    private static List<OscalFacet> Facets(RiskAssessment risk)
    {
        var facets = new List<OscalFacet> { new("standing", Scheme, Words.Of(risk.Standing)), new("evidence-coverage", Scheme, $"{risk.Coverage.With} of {risk.Coverage.Of}") };
        if (risk.Impact is { } impact)
        {
            facets.Add(new("impact-class", Scheme, Words.Of(impact.Class)));
        }

        if (risk.Residual is { } residual)
        {
            facets.Add(new("residual-credited", Scheme, residual.Credited.ToString("R", CultureInfo.InvariantCulture)));
        }

        if (risk.Rank is { } rank)
        {
            facets.Add(new("rank", Scheme, rank.Place.ToString(CultureInfo.InvariantCulture)));
            facets.Add(new("rank-stability", Scheme, Words.Of(rank.Stability)));
        }

        return facets;
    }
}
