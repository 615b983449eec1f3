using System.Text.Json;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Assessments;

namespace Proofmark.App.Assessing;

/// <summary>An assessment of an earlier run: what <c>assess -o json</c> wrote. It is believed because the user named it.</summary>
public sealed record PastAssessment
{
    /// <summary>Most bytes that are read.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>Digest of the file.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The moment for which it held (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Its answer as a whole.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Digest of its rules.</summary>
    public Digest? RuleSet { get; init; }

    /// <summary>Commit of its catalogue.</summary>
    public string? CatalogueCommit { get; init; }

    /// <summary>Its check results.</summary>
    public required IReadOnlyList<CheckResult> Results { get; init; }

    /// <summary>What its evidence said.</summary>
    public required Assessment Assessment { get; init; }

    /// <summary>Reads an assessment.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 JSON.</param>
    /// <param name="errors">What is wrong; empty when it may be used.</param>
    /// <returns>The assessment, or null when there are errors.</returns>
    public static PastAssessment? Read(string file, ReadOnlySpan<byte> bytes, out IReadOnlyList<DocumentError> errors)
    {
        errors = [];
        try
        {
            var read = JsonSerializer.Deserialize(bytes, AssessJsonContext.Default.AssessEnvelope);
            if (read is { Schema: AssessJson.SchemaName } && IsWhole(read))
            {
                return Of(read, Digest.OfBytes(bytes));
            }

            errors = [new DocumentError(file, 1, 1, "schema", "this is not what 'proofmark assess -o json' writes")];
        }
        catch (JsonException wrong)
        {
            errors = [new DocumentError(file, (int)(wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1, wrong.Path ?? "", $"this is not what 'proofmark assess -o json' writes: {wrong.Message}")];
        }

        return null;
    }

    private static PastAssessment Of(AssessEnvelope read, Digest digest) => new()
    {
        Digest = digest,
        AsOf = read.AsOf,
        Outcome = read.Outcome,
        RuleSet = read.RuleSet,
        CatalogueCommit = read.CatalogueCommit,
        Results = read.Results,
        Assessment = read.Assessment,
    };

    // The reader of JSON sees to it that no field is null, but not that no entry of a list is.
    private static bool IsWhole(AssessEnvelope read) =>
        !read.Results.Contains(null!)
        && !read.Results.Any(r => r.Findings.Contains(null!) || r.Coverage.Unread.Contains(null!))
        && !read.Assessment.Risks.Contains(null!)
        && !read.Assessment.Risks.Any(r => r.Groups.Any(g => g is null || g.Controls.Any(c => c is null || c.Checks.Contains(null!))))
        && !read.Assessment.AttackPaths.Contains(null!);
}
