using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Bom;
using Proofmark.Interchange.InToto;
using Proofmark.Interchange.Vex;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>
/// in-toto Statements. No signature is verified, so a good verdict about provenance is not established; a bad one counts. Test results count as a document.
/// Documents of other formats inside a statement are taken like those documents. A kind of predicate that is not known says nothing.
/// </summary>
internal static class InTotoImport
{
    public static ImportFormat Format { get; } = new("in-toto", f => InTotoReader.Recognises(f.Json), Take);

    private static Taken Take(ReportFile file, ImportTarget target)
    {
        if (file.Json is not { } root)
        {
            return Taken.Wrong(file.JsonErrors);
        }

        var reading = InTotoReader.Read(file.Name, root, file.Limits);
        if (reading.Report is not { } statement)
        {
            return Taken.Wrong(reading.Errors);
        }

        if (statement.PredicateType == EvidenceStatement.CheckResultPredicate)
        {
            return Taken.Wrong([new DocumentError(file.Name, 1, 1, "predicateType", "this is a statement of Proofmark: add it with 'proofmark evidence add'")]);
        }

        return statement.Subjects.All(s => target.Match(s.Name, s.Digest) == BytesMatch.Other)
            ? new Taken([], [.. statement.Subjects.Select(s => $"{s.Name}: the statement names other bytes than those here")], [])
            : Inner(file, statement, target) ?? Verdict(file, statement, target);
    }

    private static Taken? Inner(ReportFile file, InTotoStatement statement, ImportTarget target)
    {
        var place = $"{file.Name}: predicate";
        switch (statement.PredicateType)
        {
            case var type when type.StartsWith("https://openvex.dev/ns", StringComparison.Ordinal) && statement.Predicate is { } predicate:
                var openVex = OpenVexReader.Read(place, predicate);
                return openVex.Report is { } vex ? VexFindings.Take(vex, target) : Taken.Wrong(openVex.Errors);
            case var type when type.StartsWith("https://cyclonedx.org/bom", StringComparison.Ordinal) && statement.Predicate is { } predicate:
                var cycloneDx = CycloneDxReader.Read(place, predicate);
                return cycloneDx.Report is { } bom ? BomInventory.Take(bom, target) : Taken.Wrong(cycloneDx.Errors);
            case var type when type.StartsWith("https://spdx.dev/Document", StringComparison.Ordinal) && statement.Predicate is { } predicate:
                var spdx = SpdxReader.Read(place, predicate);
                return spdx.Report is { } bill ? BomInventory.Take(bill, target) : Taken.Wrong(spdx.Errors);
            default:
                return null;
        }
    }

    private static Taken Verdict(ReportFile file, InTotoStatement statement, ImportTarget target)
    {
        var isTest = statement.PredicateType.StartsWith(VerdictPredicates.TestResult, StringComparison.Ordinal);
        var isSummary = statement.PredicateType.StartsWith(VerdictPredicates.VerificationSummary, StringComparison.Ordinal);
        if (!isTest && !isSummary)
        {
            var isProvenance = statement.PredicateType.StartsWith("https://slsa.dev/provenance/", StringComparison.Ordinal);
            return isProvenance
                ? InTotoVerdict.Take(statement, "provenance", null, "signature-not-verified", "The provenance may be anybody's: its signature is not verified.", target)
                : InTotoVerdict.Take(statement, "other", null, "predicate-not-known", $"Nothing is read out of the kind {statement.PredicateType}.", target);
        }

        var predicate = statement.Predicate ?? new DocumentMapping([], 1, 1);
        var reading = isTest ? VerdictPredicates.ReadTestResult(file.Name, predicate) : VerdictPredicates.ReadSummary(file.Name, predicate);
        if (reading.Report is not { } verdict)
        {
            return Taken.Wrong(reading.Errors);
        }

        return isTest
            ? InTotoVerdict.Take(statement, "test-result", verdict, null, "", target)
            : InTotoVerdict.Take(statement, "verification-summary", verdict, "signature-not-verified", "The summary may be anybody's: its signature is not verified.", target);
    }
}
