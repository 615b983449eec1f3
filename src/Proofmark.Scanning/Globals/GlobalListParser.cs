using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Globals;

/// <summary>Reads the text form of a list of globals; its first lines explain the form.</summary>
internal static class GlobalListParser
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidDataException">A line breaks the form: a mistake in the program's own data.</exception>
    public static GlobalTable Parse(string text, bool allowed)
    {
        var groups = new List<GlobalGroup>();
        var table = new GlobalTable(groups);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                groups.Add(new GlobalGroup(line[1..^1].ToString(), allowed));
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon <= 0 || groups.Count == 0)
            {
                throw new InvalidDataException($"A list of globals has a line that is neither group, key nor entry: '{line}'.");
            }

            var key = line[..colon].ToString();
            var value = line[(colon + 2)..].ToString();
            if (!SetKey(groups[^1], key, value))
            {
                table.Add(key, value, groups[^1]);
            }
        }

        return table;
    }

    private static bool SetKey(GlobalGroup group, string key, string value)
    {
        switch (key)
        {
            case "why":
                group.Why = value;
                return true;
            case "capabilities":
                group.Capabilities = Enum.Parse<Capabilities>(value.Replace(' ', ','), ignoreCase: true);
                return true;
            case "imported":
                group.Imported = Enum.Parse<Verdict>(value, ignoreCase: true);
                return true;
            case "reached":
                group.Reached = Enum.Parse<Verdict>(value, ignoreCase: true);
                return true;
            case "called":
                group.Called = Enum.Parse<Verdict>(value, ignoreCase: true);
                return true;
            case "constructed":
                group.Constructed = Enum.Parse<Verdict>(value, ignoreCase: true);
                return true;
            case "filled":
                group.Filled = Enum.Parse<Verdict>(value, ignoreCase: true);
                return true;
            case "references":
                group.References.AddRange(value.Split(' '));
                return true;
            case "advisory":
                group.Advisories.Add(value.Split(' '));
                return true;
            case "match":
                group.Match.AddRange(value.Split(' '));
                return true;
            case "miss":
                group.Miss.AddRange(value.Split(' '));
                return true;
            default:
                return false;
        }
    }
}
