using System.Globalization;
using Proofmark.Core;
using Proofmark.Reporting.Signatures;
using Proofmark.Reporting.Text;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>A verification on the terminal: the conclusion, who signed and when, what differs.</summary>
public static class SignatureView
{
    /// <summary>Most lines of one kind; the rest is counted.</summary>
    public const int MaxLines = 20;

    /// <summary>Writes the view.</summary>
    public static void Write(SignatureReport report, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(report);
        var canvas = new TerminalCanvas(output, style);
        var check = report.Check;
        canvas.Line(0, (check.Outcome == Outcome.Pass ? "Verification succeeded" : check.Outcome == Outcome.Fail ? "Verification failed" : "Verification is not established", Of(check.Outcome)), ($"  {check.Subject.Name}", Strong));
        if (report.Reservation is { } reservation)
        {
            canvas.Line(2, (reservation, Unsure));
        }

        foreach (var finding in check.Findings)
        {
            canvas.Line(2, (finding.RuleId, Bad), ($"  {finding.Message}", Plain));
        }

        foreach (var unread in check.Coverage.Unread)
        {
            canvas.Line(2, (unread.Code, Unsure), ($"  {unread.Reason}", Plain));
        }

        WriteSigner(canvas, report);
        if (report.Model is { } model)
        {
            WriteModel(canvas, model);
        }

        if (report.Claims is { } claims)
        {
            WriteClaims(canvas, claims);
        }

        if (report.Statement is { } statement)
        {
            canvas.Line(2, ("states   ", Soft), (statement.PredicateType, Plain));
            List(canvas, "Of", [.. statement.Subjects.Select(static subject => $"{subject.Name}  {subject.Digest}")]);
        }
    }

    private static void WriteSigner(TerminalCanvas canvas, SignatureReport report)
    {
        if (report.Signer is { } signer)
        {
            canvas.Line(2, ("signer   ", Soft), (signer.Name, Plain), (signer.Issuer is null ? "" : $", vouched for by {signer.Issuer}", Plain), ($"  {signer.KeyKind}", Soft));
        }

        if (report.TrustedAs is { } name)
        {
            canvas.Line(2, ("trusted  ", Soft), ($"as '{name}' by the policy", Plain));
        }

        foreach (var time in report.Times)
        {
            canvas.Line(2, ("time     ", Soft), (time.Time.ToString("u", CultureInfo.InvariantCulture), Plain), ($"  {time.Witness}", Soft));
        }

        foreach (var log in report.Logs)
        {
            canvas.Line(2, ("log      ", Soft), ($"{log.Log}, entry {log.Index.ToString(CultureInfo.InvariantCulture)}", Plain));
        }

        if (report.Checks.Count > 0)
        {
            canvas.Line(2, ("checks   ", Soft), (string.Join(", ", report.Checks), Plain));
        }
    }

    private static void WriteClaims(TerminalCanvas canvas, SignedClaims claims)
    {
        if (claims.Licence is { } licence)
        {
            canvas.Line(2, ("licence  ", Soft), (licence, Plain), ("  claimed by the signer", Soft));
        }

        if (claims.Card is { } card)
        {
            canvas.Line(2, ("card     ", Soft), (card, Plain), (claims.CardIsSigned == true ? "  a signed file of the model" : "  not among the signed files", claims.CardIsSigned == true ? Soft : Unsure), ($"  {claims.CardDigest}", Soft));
        }

        List(canvas, "Made from, as the signer claims", [.. claims.Parents.Select(static parent => $"{parent.Name}  {parent.Digest?.ToString() ?? "no digest is claimed"}")]);
    }

    private static void WriteModel(TerminalCanvas canvas, SignedModel model)
    {
        canvas.Line(2, ("model    ", Soft), ($"{Figures.Count(model.FileCount, "file")} compared by {model.Hash}{(model.ShardSize is { } size ? $" in parts of {size.ToString(CultureInfo.InvariantCulture)} bytes" : "")}", Plain), ($"  {model.Root}", Soft));
        if (model.Dialect != "v1.0")
        {
            canvas.Line(2, ("dialect  ", Soft), ($"{model.Dialect}: it has no root digest and records nothing that was left out; sign again with a current tool", Unsure));
        }

        List(canvas, "Missing", model.Missing);
        List(canvas, "Not signed", model.Extra);
        List(canvas, "Changed", model.Changed);
        List(canvas, "Present and not covered, by decision of the signer or by option", model.Ignored);
    }

    private static void List(TerminalCanvas canvas, string heading, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return;
        }

        canvas.Heading(heading);
        foreach (var path in paths.Take(MaxLines))
        {
            canvas.Line(2, (path, Plain));
        }

        if (paths.Count > MaxLines)
        {
            canvas.Line(2, ($"and {paths.Count - MaxLines} more", Soft));
        }
    }
}
