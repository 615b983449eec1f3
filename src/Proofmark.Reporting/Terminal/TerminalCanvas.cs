using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Spectre.Console;

namespace Proofmark.Reporting.Terminal;

/// <summary>Writes paragraphs and lists. All text goes through <see cref="SafeText"/> and none is read as markup.</summary>
internal sealed class TerminalCanvas
{
    public static readonly Style Plain = Style.Plain;
    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Soft = new(foreground: Color.Grey);
    public static readonly Style Bad = new(foreground: Color.Red, decoration: Decoration.Bold);
    public static readonly Style Unsure = new(foreground: Color.Yellow);
    public static readonly Style Good = new(foreground: Color.Green);

    private readonly TextWriter output;
    private readonly TerminalStyle style;

    public TerminalCanvas(TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(style);
        this.output = output;
        this.style = style;
    }

    public static Style Of(Outcome outcome) => outcome switch
    {
        Outcome.Fail or Outcome.Error => Bad,
        Outcome.NotEstablished => Unsure,
        Outcome.Pass => Good,
        _ => Soft,
    };

    public static Style Of(Severity severity) => severity >= Severity.High ? Bad : severity == Severity.Medium ? Unsure : Soft;

    public static Style Of(RiskStanding standing) => standing switch
    {
        RiskStanding.Exposed => Bad,
        RiskStanding.Unknown => Unsure,
        RiskStanding.Covered => Good,
        _ => Plain,
    };

    public TerminalCanvas Gap()
    {
        output.Write('\n');
        return this;
    }

    public TerminalCanvas Heading(string text) => Gap().Line(0, (text, Strong));

    /// <summary>One paragraph, wrapped and indented by a number of columns.</summary>
    public TerminalCanvas Line(int indent, params ReadOnlySpan<(string? Text, Style Style)> parts)
    {
        var paragraph = new Paragraph();
        foreach (var (text, style) in parts)
        {
            paragraph.Append(SafeText.Visible(text), style);
        }

        Write(new Padder(paragraph, new Padding(indent, 0, 0, 0)));
        return this;
    }

    /// <summary>A command, never wrapped: where the terminal wraps it itself, it is still copied as one line.</summary>
    public TerminalCanvas Command(int indent, string? command)
    {
        var line = new Paragraph().Append("$ ", Soft).Append(SafeText.Command(command), Strong);
        Write(new Padder(line, new Padding(indent, 0, 0, 0)), TerminalStyle.Redirected.Width);
        return this;
    }

    /// <summary>Rows in columns as wide as they need to be; the last takes what is left.</summary>
    public TerminalCanvas Columns(IEnumerable<(string? Text, Style Style)[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return this;
        }

        var table = new Table().NoBorder().HideHeaders();
        for (var i = 0; i < all[0].Length; i++)
        {
            table.AddColumn(new TableColumn("") { Padding = new Padding(i == 0 ? 2 : 0, 0, i == all[0].Length - 1 ? 0 : 2, 0) });
        }

        foreach (var row in all)
        {
            table.AddRow(row.Select(cell => new Spectre.Console.Text(SafeText.Visible(cell.Text), cell.Style)));
        }

        Write(table);
        return this;
    }

    /// <summary>Rendered aside first: Spectre fills lines up with spaces, which have no place in a file or a golden text.</summary>
    private void Write(Spectre.Console.Rendering.IRenderable renderable, int? width = null)
    {
        using var buffer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = style.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = style.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(buffer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width ?? Math.Max(style.Width, TerminalStyle.MinWidth);
        console.Write(renderable);
        foreach (var line in buffer.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            output.Write(line.TrimEnd(' '));
            output.Write('\n');
        }
    }
}
