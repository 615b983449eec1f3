namespace Proofmark.Core.Documents.Editing;

/// <summary>Finds the place for a field, so that the text reads as if a person had put it there.</summary>
internal static class YamlInsertion
{
    /// <summary>The change that sets a field of a mapping; null when there is no safe place.</summary>
    public static TextChange? Into(string text, YamlSpan.Map map, string key, string value)
    {
        if (map.Find(key) is { } known)
        {
            return Instead(text, known, value);
        }

        return map.IsFlow ? IntoFlow(text, map, $"{key}: {value}") : IntoBlock(text, map, $"{key}: {value}");
    }

    /// <summary>Behind a node, if that is known: a mapping of one key ends with its value.</summary>
    public static int? EndOf(YamlSpan node) => node.End ?? (node is YamlSpan.Map { Entries: [var only] } ? only.Value.End : null);

    private static TextChange? Instead(string text, YamlSpan.Entry entry, string value)
    {
        if (entry.Value is YamlSpan.Value { IsAbsent: true })
        {
            var colon = text.IndexOf(':', entry.End);
            return colon < 0 ? null : new TextChange(colon + 1, 0, " " + value);
        }

        return entry.Value is YamlSpan.Value { OnOneLine: true, End: { } end } ? new TextChange(entry.Value.Start, end - entry.Value.Start, value) : null;
    }

    private static TextChange? IntoFlow(string text, YamlSpan.Map map, string field)
    {
        if (map.Entries.Count == 0)
        {
            return new TextChange(map.Start + 1, 0, field);
        }

        if (map.Entries[^1].Value.End is not { } end)
        {
            return null;
        }

        var next = end;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        return next < text.Length && text[next] == ',' ? new TextChange(next + 1, 0, " " + field) : new TextChange(end, 0, ", " + field);
    }

    // Behind the last field that ends on its own line, comment and all; where there is none, before the first.
    private static TextChange? IntoBlock(string text, YamlSpan.Map map, string field)
    {
        if (map.Entries.Count == 0)
        {
            return null;
        }

        var line = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indent = new string(' ', map.Entries[0].Column - 1);
        if (map.Entries.LastOrDefault(static e => e.Value is { OnOneLine: true, End: not null } && e.Value is not YamlSpan.Value { IsAbsent: true }) is { } last)
        {
            var end = text.AsSpan(last.Value.End!.Value).IndexOfAny('\r', '\n') is var next and >= 0 ? last.Value.End!.Value + next : text.Length;
            return new TextChange(end, 0, line + indent + field);
        }

        return new TextChange(map.Entries[0].Start, 0, field + line + indent);
    }
}
