using System.Text;
using System.Text.Json;
using Proofmark.Core.Documents;

namespace Proofmark.Scanning.Code;

/// <summary>Turns the code cells of a Jupyter notebook (nbformat 4, or 3 with worksheets) into Python, lines of IPython included.</summary>
internal static class NotebookSource
{
    /// <summary>The source of each code cell with the line of the file at which it begins.</summary>
    public static IEnumerable<(string Source, int Line)> Cells(DocumentNode root)
    {
        var sheets = root["worksheets"] is DocumentSequence list ? list.Items.Select(static s => s["cells"]) : [root["cells"]];
        foreach (var cell in sheets.OfType<DocumentSequence>().SelectMany(static s => s.Items))
        {
            if (cell["cell_type"]?.AsString() == "code" && (cell["source"] ?? cell["input"]) is { } source)
            {
                yield return (Python(Text(source)), source.Line);
            }
        }
    }

    /// <summary>Number of outputs that a browser runs as a program once the notebook is trusted.</summary>
    public static int Scripts(DocumentNode root) => root["cells"] is not DocumentSequence cells
        ? 0
        : cells.Items.SelectMany(static c => c["outputs"] is DocumentSequence outputs ? outputs.Items : []).Count(static o => o["data"] is DocumentMapping data && data.Entries.Any(IsScript));

    private static bool IsScript(DocumentEntry entry) =>
        entry.Key is "application/javascript" || (entry.Key is "text/html" or "image/svg+xml" && Text(entry.Value).Contains("<script", StringComparison.OrdinalIgnoreCase));

    private static string Text(DocumentNode node) =>
        node is DocumentSequence lines ? string.Concat(lines.Items.Select(static l => l.AsString())) : node.AsString() ?? "";

    private static string Python(string source)
    {
        var lines = source.Split('\n');
        var first = lines[0].TrimStart();
        if (first.StartsWith("%%", StringComparison.Ordinal))
        {
            var rest = string.Join('\n', lines.Skip(1));
            return first.Split(' ')[0] is "%%bash" or "%%sh" or "%%script" or "%%!" or "%%sx" or "%%system" or "%%cmd" ? Shell("", rest)
                : first.Split(' ')[0] is "%%time" or "%%timeit" or "%%capture" or "%%prun" ? Python(rest)
                : "";
        }

        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(Line(line)).Append('\n');
        }

        return text.ToString();
    }

    // "!command", "name = !command" and "%sx command" run a shell; other magics and questions about objects are left out.
    private static string Line(string line)
    {
        var start = line.AsSpan().TrimStart();
        var indent = line[..(line.Length - start.Length)];
        if (start.StartsWith("!"))
        {
            return Shell(indent, start.TrimStart('!').ToString());
        }

        if (start.StartsWith("%"))
        {
            var parts = start.ToString().Split(' ', 2);
            return parts[0] is "%sx" or "%system" && parts.Length == 2 ? Shell(indent, parts[1]) : indent + "pass";
        }

        var captured = line.IndexOf("= !", StringComparison.Ordinal);
        return captured > 0 ? Shell(indent, line[(captured + 3)..]) : start.StartsWith("?") || line.TrimEnd().EndsWith('?') ? indent + "pass" : line;
    }

    private static string Shell(string indent, string command) =>
        $"{indent}__import__(\"os\").system({JsonSerializer.Serialize(command, NotebookJson.Default.String)})";
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class NotebookJson : System.Text.Json.Serialization.JsonSerializerContext;
