using Proofmark.Core;
using Proofmark.Reporting.Text;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>The evidence set on the terminal.</summary>
public static class EvidenceView
{
    /// <summary>Writes the list, in the order given.</summary>
    public static void Write(IReadOnlyList<EvidenceLine> evidence, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var canvas = new TerminalCanvas(output, style);
        canvas.Columns(evidence.Select(Row));
        var disregarded = evidence.Count(e => e.Disregarded is not null);
        canvas.Line(0, ($"{Figures.Count(evidence.Count, "statement")}, {disregarded} given no weight", Soft));
    }

    /// <summary>Writes the files of a store that are no statements.</summary>
    public static void WriteRejected(IReadOnlyList<(Location Location, string Reason)> rejected, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        var canvas = new TerminalCanvas(output, style);
        foreach (var (location, reason) in rejected)
        {
            canvas.Line(0, ("ignored", Unsure), ($"  {location}: {reason}", Plain));
        }
    }

    /// <summary>Writes one statement whole.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="result">What it states.</param>
    /// <param name="author">Who added it by hand; null for a result of a tool.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="style">What the terminal can do.</param>
    public static void WriteOne(string id, CheckResult result, string? author, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(result);
        var canvas = new TerminalCanvas(output, style)
            .Line(0, (Words.Spoken(result.Outcome), Of(result.Outcome)), ($"  {result.Check.Title}", Strong))
            .Line(0, (id, Soft))
            .Columns(
            [
                [("check", Soft), ($"{result.Check.Id} version {result.Check.Version}", Plain)],
                [("subject", Soft), ($"{Words.Spoken(result.Subject.Kind)} {result.Subject.Name}", Plain)],
                [("digest", Soft), (result.Subject.Digest?.ToString() ?? "none", Plain)],
                [("method", Soft), (Words.Spoken(result.Method), Plain)],
                [("when", Soft), (Figures.Moment(result.Time), Plain)],
                [("by", Soft), (author ?? $"{result.Tool.Name} {result.Tool.Version}", Plain)],
                [("reasons", Soft), (string.Join(", ", result.ReasonCodes), Plain)],
                [("seen", Soft), ($"{result.Coverage.Seen} of {result.Coverage.Total} {result.Coverage.Unit}", Plain)],
            ]);
        foreach (var finding in result.Findings.OrderByDescending(f => f.Severity))
        {
            canvas.Line(2, (Words.Of(finding.Severity), Of(finding.Severity)), ($"  {finding.Message}  {finding.RuleId}", Plain)).Line(4, (finding.Location.ToString(), Soft));
        }
    }

    private static (string? Text, Spectre.Console.Style Style)[] Row(EvidenceLine line) =>
    [
        (line.Id.Length > 12 ? line.Id[..12] : line.Id, Soft),
        (Words.Spoken(line.Outcome), Of(line.Outcome)),
        (Words.Spoken(line.Rung), Plain),
        (line.Check, Plain),
        (line.Subject, Plain),
        (Figures.Moment(line.Time), Soft),
        (line.Disregarded is { } why ? $"no weight: {why}" : line.Author is { } author ? $"by {author}" : "", line.Disregarded is null ? Soft : Unsure),
    ];
}

/// <summary>One statement of the evidence set, as a list shows it.</summary>
/// <param name="Id">Its id: SHA-256 of its bytes in hexadecimal.</param>
/// <param name="Check">Id of the check that spoke.</param>
/// <param name="Subject">Name of the subject.</param>
/// <param name="Rung">Kind of evidence, as it counts.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Time">When the check ran (UTC).</param>
/// <param name="Author">Who added it by hand; null for a result of a tool.</param>
/// <param name="Disregarded">Why it is given no weight; null when it counts.</param>
public sealed record EvidenceLine(
    string Id, string Check, string Subject, Rung Rung, Outcome Outcome, DateTimeOffset Time, string? Author = null, string? Disregarded = null);
