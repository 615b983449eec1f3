using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Core.Evidence;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Evidence.Importing;

/// <summary>Makes evidence of the reports of other tools. Nothing in a report can lift a statement above the rung that its kind allows.</summary>
public static class EvidenceImport
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Names of the formats, in the order in which content is tried.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. ImportFormats.All.Select(f => f.Name)];

    /// <summary>Reads a report. Never throws on content.</summary>
    /// <exception cref="ArgumentException">The format that is asked for does not exist.</exception>
    public static ImportedReport Read(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Bytes.Length > request.Limits.MaxReportBytes)
        {
            return Wrong(request, null, $"the report has {request.Bytes.Length} bytes, more than the limit of {request.Limits.MaxReportBytes}");
        }

        var file = ReportFile.Open(request.File, request.Bytes, request.Limits);
        var format = request.Format is null
            ? ImportFormats.All.FirstOrDefault(f => f.Recognises(file))
            : ImportFormats.All.FirstOrDefault(f => f.Name == request.Format) ?? throw new ArgumentException($"there is no format '{request.Format}'", nameof(request));
        if (format is null)
        {
            return NotRecognised(request, file);
        }

        var taken = format.Take(file, new ImportTarget(request));
        if (taken.Errors.Count > 0)
        {
            return new ImportedReport(format.Name, [], [], taken.Errors);
        }

        return taken.Observations.Count > request.Limits.MaxReportFindings
            ? Wrong(request, format.Name, $"the report would become {taken.Observations.Count} statements, more than the limit of {request.Limits.MaxReportFindings}: split it")
            : new ImportedReport(format.Name, Distinct(taken.Observations.Select(o => ImportedResult.Statement(o, format.Name, request))), taken.LeftOut, []);
    }

    /// <summary>
    /// The statements that are not said already: the same digest, method, subject, outcome, findings and figures are one statement,
    /// whichever file they came in, and the newest of them stands.
    /// </summary>
    /// <param name="statements">What was imported.</param>
    /// <param name="stored">What the store holds.</param>
    public static IReadOnlyList<EvidenceStatement> New(IEnumerable<EvidenceStatement> statements, EvidenceSet stored)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(stored);
        var known = stored.Items.ToLookup(i => Said(i.Statement), i => i.Result.Time);
        return [.. Distinct(statements).Where(s => !known[Said(s)].Any(t => t >= s.Predicate.Result.Time - Fresh))];
    }

    private static List<EvidenceStatement> Distinct(IEnumerable<EvidenceStatement> statements) =>
        [.. statements.GroupBy(Said).Select(g => g.MaxBy(s => s.Predicate.Result.Time)!)];

    private static Digest Said(EvidenceStatement statement)
    {
        var result = statement.Predicate.Result;
        var timeless = result with { Time = DateTimeOffset.UnixEpoch, Findings = [.. result.Findings.Where(f => f.RuleId != ImportedResult.SourceRule)] };
        return EvidenceCodec.IdOf(EvidenceStatement.FromResult(timeless, statement.Predicate.Author));
    }

    private static ImportedReport NotRecognised(ImportRequest request, ReportFile file) =>
        file.Json is null && file.JsonErrors.Count > 0 && LooksLikeJson(request.Bytes.Span)
            ? new ImportedReport(null, [], [], file.JsonErrors)
            : Wrong(request, null, $"the content is none of: {string.Join(", ", Formats)}");

    private static bool LooksLikeJson(ReadOnlySpan<byte> bytes) => bytes.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private static ImportedReport Wrong(ImportRequest request, string? format, string message) => new(format, [], [], [new DocumentError(request.File, 1, 1, "", message)]);
}
