using System.Text.RegularExpressions;
using Proofmark.Core.Documents;
using Proofmark.Core.Secrets;
using Proofmark.Core;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Where one detector puts what it sees in one file.</summary>
internal sealed partial class Findings(string rule, FileView file, FactCollector found, Func<int, int>? lines = null)
{
    private const string Malformed = "malformed";

    // A fact is a name, not a copy of the file.
    private const int LongestText = 512;

    /// <summary>The same place for another rule.</summary>
    public Findings As(string other) => new(other, file, found, lines);

    /// <summary>The same place for text that was taken out of the file.</summary>
    /// <param name="map">The line of the file for a line of the text, both from 1.</param>
    public Findings WithLines(Func<int, int> map) => new(rule, file, found, map);

    /// <summary>Adds a fact. Attributes without a value are left out.</summary>
    public void Add(FactKind kind, string value, Confidence confidence, int? line, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in attributes)
        {
            if (!string.IsNullOrEmpty(text))
            {
                all[name] = Shown(text);
            }
        }

        found.Add(new Fact(rule, kind, Shown(value), confidence, new Location(file.Path.Text, Line: Mapped(line))) { Attributes = all });
    }

    /// <summary>Says that the file, or something in it, was not read.</summary>
    public void Unread(string code, string reason, int? line = null) =>
        found.Unread(new UnreadPart(new Location(file.Path.Text, Line: Mapped(line)), code, Redaction.Of(code == Malformed ? WithoutNames(reason) : reason)));

    /// <summary>Reads the file as JSON; errors are told as unread, and what could be read is returned.</summary>
    public DocumentNode? Json(bool allowComments = false) =>
        file.Bytes(this) is { } bytes ? Told(DocumentReader.ReadJson(file.Path.Text, bytes, file.Limits, allowComments), 0) : null;

    /// <summary>Reads the file as YAML; errors are told as unread, and what could be read is returned.</summary>
    public DocumentNode? Yaml() => file.Bytes(this) is { } bytes ? Told(DocumentReader.ReadYaml(file.Path.Text, bytes, file.Limits), 0) : null;

    /// <summary>Tells the errors of a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="before">Lines of the file before the document.</param>
    public DocumentNode? Told(DocumentReading reading, int before)
    {
        if (reading.Errors.Count > 0)
        {
            Unread("malformed", reading.Errors[0].Message, reading.Errors[0].Line + before);
        }

        return reading.Root;
    }

    // A parser quotes what it stumbled over, which may be anything.
    private static string WithoutNames(string message) => Quoted().Replace(message, m => m.Value[0] == '\'' ? "'…'" : "*…");

    [GeneratedRegex(@"'[^']*'|\*[^\s]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    private int? Mapped(int? line) => line is { } l && lines is not null ? lines(l) : line;

    // Names of files are what facts are joined by, and stand in every location anyway.
    private string Shown(string text) => Short(file.Tree.HasFile(text) ? text : Redaction.Of(text));

    private static string Short(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
}
