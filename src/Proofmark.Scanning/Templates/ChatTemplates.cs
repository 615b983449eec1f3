using System.Globalization;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Jinja;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Templates;

/// <summary>A template in a file that is scanned.</summary>
/// <param name="Label">What it is called in messages.</param>
/// <param name="Text">The template.</param>
/// <param name="Locate">The location of a place in it, from its offset in UTF-16 code units, line and column, both from 1.</param>
internal sealed record TemplateSource(string Label, string Text, Func<int, int, int, Location> Locate)
{
    /// <summary>True for a template that some loader renders; false for one that only may be.</summary>
    public bool Loaded { get; init; } = true;
}

/// <summary>Judges chat templates and tells what they would do.</summary>
internal static class ChatTemplates
{
    private const string Sandbox =
        "An engine renders the template for the first message after loading the model; outside of a sandbox (llama-cpp-python before 0.2.72, any plain jinja2.Environment) what it calls has the rights of the process.";

    private const string Slow = "The first message keeps the engine busy, or takes its memory, for as long as the author of the template likes.";
    private const string Reads = "Templates of chats stand alone; one that takes in files can put out what is in them, or run a template that was not scanned.";
    private const int Longest = 160;

    /// <summary>Judges a template.</summary>
    public static void Judge(TemplateSource source, Inspection inspection)
    {
        var reading = JinjaReader.Read(source.Text, inspection.Limits);
        var (signs, complete) = TemplateJudge.Judge(reading, inspection.Cancellation);
        var lines = new LineStarts(source.Text);
        foreach (var sign in signs)
        {
            Report(sign, source, lines, inspection);
        }

        if (!source.Loaded)
        {
            return;
        }

        if (reading.Stopped is { } stopped)
        {
            inspection.AddUnread(source.Locate(0, 1, 1), ScanCodes.NotFullyRead, $"{source.Label} was not read to its end: {stopped}");
        }
        else if (reading.Fault is { } fault)
        {
            var (line, column) = lines.At(fault.At);
            inspection.AddUnread(source.Locate(fault.At, line, column), ScanCodes.Malformed, $"{source.Label} is no template that Jinja takes (line {line}, column {column}): {fault.Message}");
        }
        else if (!complete)
        {
            inspection.AddUnread(source.Locate(0, 1, 1), ScanCodes.NotFullyRead, $"{source.Label} puts together more text than is followed");
        }
    }

    private static void Report(TemplateSign sign, TemplateSource source, LineStarts lines, Inspection inspection)
    {
        // Templates of web pages extend and include each other; that they stand beside weights makes them no chat templates.
        if (!source.Loaded && sign.Kind is TemplateSignKind.Foreign or TemplateSignKind.Cost)
        {
            return;
        }

        var (rule, why) = sign.Kind switch
        {
            TemplateSignKind.Escape => (ScanRules.TemplateMalicious, Sandbox),
            TemplateSignKind.Foreign => (ScanRules.TemplateForeign, Reads),
            TemplateSignKind.Cost => (ScanRules.TemplateCost, Slow),
            _ => (ScanRules.TemplateSuspicious, Sandbox),
        };
        var (line, column) = lines.At(sign.At);
        var expression = Shown(source.Text[sign.At..Math.Clamp(sign.End, sign.At, source.Text.Length)]);
        inspection.Add(
            rule,
            source.Locate(sign.At, line, column),
            string.Create(CultureInfo.InvariantCulture, $"When {source.Label} is rendered, {CallText.Quote(expression)} (line {line}, column {column}) {sign.Message}."),
            why,
            expression,
            sign.References);
    }

    private static string Shown(string expression)
    {
        var text = new StringBuilder();
        foreach (var c in expression.Length > Longest ? expression[..Longest] + "…" : expression)
        {
            text.Append(char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? ' ' : c);
        }

        return text.ToString();
    }
}
