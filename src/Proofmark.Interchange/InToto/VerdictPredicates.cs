using Proofmark.Core.Documents;

namespace Proofmark.Interchange.InToto;

/// <summary>What a predicate that carries a verdict says.</summary>
/// <param name="Passed">True for a good verdict, false for a bad one.</param>
/// <param name="By">Who or what gave it.</param>
/// <param name="Time">When.</param>
/// <param name="Failed">Names of what failed.</param>
public sealed record StatedVerdict(bool Passed, string? By, DateTimeOffset? Time, IReadOnlyList<string> Failed);

/// <summary>Reads the two predicates of the in-toto attestation framework that carry a verdict: test result v0.1 and verification summary (SLSA VSA) v0.2 and v1.</summary>
public static class VerdictPredicates
{
    /// <summary>The predicate type of test results.</summary>
    public const string TestResult = "https://in-toto.io/attestation/test-result/";

    /// <summary>The predicate type of verification summaries.</summary>
    public const string VerificationSummary = "https://slsa.dev/verification_summary/";

    /// <summary>Reads a test result.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="predicate">The predicate.</param>
    public static Reports.ReportReading<StatedVerdict> ReadTestResult(string file, DocumentMapping predicate)
    {
        var errors = new List<DocumentError>();
        var fields = new DocumentFields(file, "predicate", predicate, errors);
        fields.RequiredString("result");
        var result = fields.OptionalChoice("result", "PASSED", "WARNED", "FAILED");
        var failed = fields.StringList("failedTests").Concat(fields.StringList("warnedTests")).ToList();
        return Reports.ReportReading<StatedVerdict>.Of(new StatedVerdict(result == "PASSED" && failed.Count == 0, null, null, failed), errors);
    }

    /// <summary>Reads a verification summary.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="predicate">The predicate.</param>
    public static Reports.ReportReading<StatedVerdict> ReadSummary(string file, DocumentMapping predicate)
    {
        var errors = new List<DocumentError>();
        var fields = new DocumentFields(file, "predicate", predicate, errors);
        fields.RequiredString("verificationResult");
        var passed = fields.OptionalChoice("verificationResult", "PASSED", "FAILED") == "PASSED";
        var by = fields.OptionalMapping("verifier")?.OptionalString("id");
        return Reports.ReportReading<StatedVerdict>.Of(new StatedVerdict(passed, by, Reports.ReportFields.OptionalMoment(fields, "timeVerified"), []), errors);
    }
}
