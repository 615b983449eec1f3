using Proofmark.App.Lineage;
using Proofmark.App.Signatures;
using Proofmark.Core;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.App.Assessing;

/// <summary>
/// Traces the signed models of a tree through the records that lie in it, by the user's trust policy. Without a trusted builder nothing is traced and nothing is said.
/// What a trace concludes holds for each file of its model; an open window is a gap and leaves that not established.
/// </summary>
internal static class TreeLineage
{
    private const int MostModels = 20;
    private static readonly string[] RecordEndings = [".link", ".intoto.json", ".dsse.json", ".dsse"];
    private static readonly CheckIdentity FileCheck = new("lineage.file", 1, "Is it recorded without a gap how the file was made?");
    private static readonly CheckIdentity ModelCheck = new("lineage.model", 1, "Is it recorded without a gap how the model was made?");

    /// <summary>One result for each traced model, and one for each of its files.</summary>
    /// <param name="request">What is assessed.</param>
    /// <param name="models">Models whose signature holds, relative to the root.</param>
    /// <param name="paths">Files of the tree, relative to its root.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<CheckResult> Trace(AssessRequest request, IReadOnlyList<string> models, IEnumerable<string> paths, CancellationToken cancellation)
    {
        if (!request.Policy.Trust.For(TrustRole.Builder).Any() || models.Count == 0)
        {
            return [];
        }

        var records = paths.Where(IsRecord).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => Path.Combine(request.Root, path)).Where(static path => new FileInfo(path).LinkTarget is null).ToList();
        return [.. models.Take(MostModels).SelectMany(model => Of(request, model, records, cancellation)), .. models.Skip(MostModels).Select(model => Untraced(request, model, $"at most {MostModels} models are traced"))];
    }

    private static bool IsRecord(string path) => SignatureNames.IsSignature(path) || Array.Exists(RecordEndings, ending => path.EndsWith(ending, StringComparison.Ordinal));

    private static IReadOnlyList<CheckResult> Of(AssessRequest request, string model, List<string> records, CancellationToken cancellation)
    {
        try
        {
            var place = model.Length == 0 ? request.Root : Path.Combine(request.Root, model);
            var report = TraceUseCase.Run(new TraceRequest(place, records, request.Policy.Trust, request.Policy.Lineage, request.AsOf, request.Limits), null, cancellation);
            var reasons = report.Checks.SelectMany(static c => c.ReasonCodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var whole = Result(request, ModelCheck, NameOf(model), report.Trace.Target.Digest, report.Outcome, reasons) with { Findings = [.. report.Checks.SelectMany(static c => c.Findings.Select(f => AsGap(c, f)))] };
            var files = report.Trace.Target.Files.Where(static f => f.Digest is not null).Select(f => Result(request, FileCheck, f.Name == "." ? model : model.Length == 0 ? f.Name : $"{model}/{f.Name}", f.Digest, report.Outcome, reasons));
            return [whole, .. files];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [Untraced(request, model, refused.Message)];
        }
    }

    // A gap in the evidence weighs less than anything that was found wrong, however long it stood open.
    private static Finding AsGap(CheckResult check, Finding finding) => check.Outcome == Outcome.Fail || finding.Severity <= Severity.Medium ? finding : finding with { Severity = Severity.Medium };

    private static CheckResult Untraced(AssessRequest request, string model, string why) => Result(request, ModelCheck, NameOf(model), null, Outcome.NotEstablished, ["lineage-unread"]) with
    {
        Coverage = new Coverage(0, 1, "models", [new UnreadPart(new Location(NameOf(model)), "lineage-unread", why)]),
    };

    private static string NameOf(string model) => model.Length == 0 ? "." : model;

    private static CheckResult Result(AssessRequest request, CheckIdentity check, string name, Digest? digest, Outcome outcome, IReadOnlyList<string> reasons) => new()
    {
        Check = check,
        Subject = new Subject(SubjectKind.Artifact, name, digest),
        Scope = name,
        Method = Rung.Attestation,
        Outcome = outcome,
        ReasonCodes = outcome == Outcome.Pass ? [] : reasons,
        Coverage = Coverage.Full(1, "models"),
        Time = request.AsOf,
        Tool = ToolIdentity.Current,
    };
}
