namespace Proofmark.Scanning.Code;

/// <summary>Patterns of texts in named groups; linear in the length of the text for each pattern.</summary>
internal sealed class TextPatterns
{
    private const int Looked = 64 * 1024;

    private readonly Dictionary<string, Group> groups = new(StringComparer.Ordinal);

    /// <summary>The groups with their self-tests.</summary>
    public IReadOnlyDictionary<string, Group> Groups => groups;

    /// <summary>Reads a list; its first lines explain the form.</summary>
    /// <exception cref="InvalidDataException">A line breaks the form: a mistake in the program's own data.</exception>
    public static TextPatterns Parse(string text)
    {
        var patterns = new TextPatterns();
        Group? group = null;
        foreach (var line in text.Split('\n').Where(static l => l.Length > 0 && l[0] != '#'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (line[0] == '[')
            {
                patterns.groups.Add(line[1..^1], group = new Group([], [], []));
                continue;
            }

            var list = (group, colon < 0 ? "" : line[..colon]) switch
            {
                ({ } g, "pattern") => g.Patterns,
                ({ } g, "match") => g.Match,
                ({ } g, "miss") => g.Miss,
                _ => throw new InvalidDataException($"A list of texts has a line that is neither group nor pattern: '{line}'."),
            };
            list.Add(line[(colon + 2)..]);
        }

        return patterns;
    }

    /// <summary>The first pattern of a group that a text matches; null when none does.</summary>
    public string? Find(string group, string text)
    {
        var lower = text[..Math.Min(text.Length, Looked)].ToLowerInvariant().Replace('\\', '/');
        return groups[group].Patterns.FirstOrDefault(p => Matches(p, lower));
    }

    private static bool Matches(string pattern, string text)
    {
        var at = 0;
        foreach (var range in pattern.AsSpan().Split('*'))
        {
            var found = text.AsSpan(at).IndexOf(pattern.AsSpan(range), StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at += found + range.End.GetOffset(pattern.Length) - range.Start.GetOffset(pattern.Length);
        }

        return true;
    }

    /// <summary>A group of patterns with its self-tests.</summary>
    internal sealed record Group(List<string> Patterns, List<string> Match, List<string> Miss);
}
