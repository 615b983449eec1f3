using System.Globalization;
using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Evidence.Sealing;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>A store of evidence held against its seals, on the terminal.</summary>
public static class SealView
{
    /// <summary>Writes the view.</summary>
    /// <param name="check">The conclusion.</param>
    /// <param name="seals">The seals that count.</param>
    /// <param name="after">Statements that no seal covers.</param>
    /// <param name="disregarded">Files that are no seal by anybody who is trusted.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="style">Colour and width.</param>
    public static void Write(CheckResult check, IReadOnlyList<TrustedSeal> seals, int after, IReadOnlyList<(Location Location, string Reason)> disregarded, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(seals);
        var canvas = new TerminalCanvas(output, style);
        var words = check.Outcome switch
        {
            Outcome.Pass => $"Everything that was sealed is there: {Figures.Count((int)check.Coverage.Total, "statement")}",
            Outcome.Fail => "Something that was sealed is not there",
            _ => "No seal counts here",
        };
        canvas.Line(0, (words, Of(check.Outcome)), ($"  {check.Subject.Name}", Strong));
        foreach (var finding in check.Findings)
        {
            canvas.Line(2, (finding.RuleId, Bad), ($"  {finding.Message}", Plain));
        }

        foreach (var unread in check.Coverage.Unread)
        {
            canvas.Line(2, (unread.Code, Unsure), ($"  {unread.Reason}", Plain));
        }

        foreach (var seal in seals.OrderBy(static s => s.Seal.Time).ThenBy(static s => s.Id.Hex, StringComparer.Ordinal))
        {
            canvas.Line(2, ("seal     ", Soft), ($"{seal.Id.Hex[..12]}  {seal.Seal.Time.ToString("u", CultureInfo.InvariantCulture)}  {Figures.Count(seal.Seal.Entries.Count, "statement")}  by {seal.SignedBy}", Plain));
        }

        if (after > 0)
        {
            canvas.Line(2, ("unsealed ", Soft), ($"{Figures.Count(after, "statement")} came after the last seal; taking one away would not show", Unsure));
        }

        EvidenceView.WriteRejected(disregarded, output, style);
    }
}
