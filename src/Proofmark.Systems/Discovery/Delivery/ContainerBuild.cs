using System.Text;

namespace Proofmark.Systems.Discovery.Delivery;

/// <summary>What a Dockerfile says. Stages that stand on earlier stages name no image; the user is that of the last stage.</summary>
internal sealed class ContainerBuild
{
    private readonly Dictionary<string, string> arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> stageUsers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Image, int Line)> images = [];
    private readonly SortedSet<string> ports = new(StringComparer.Ordinal);
    private string? stage;
    private int stages;

    private ContainerBuild()
    {
    }

    /// <summary>The images from outside, with the lines that name them.</summary>
    public IReadOnlyList<(string Image, int Line)> Images => images;

    /// <summary>The user of the last stage; empty when no line says one.</summary>
    public string User { get; private set; } = "";

    /// <summary>The ports of the last stage, with commas.</summary>
    public string Ports => string.Join(',', ports);

    public static ContainerBuild Read(string text)
    {
        var build = new ContainerBuild();
        foreach (var (line, number) in Instructions(text))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1)
            {
                build.Follow(words, number);
            }
        }

        return build;
    }

    private void Follow(string[] words, int line)
    {
        switch (words[0].ToUpperInvariant())
        {
            case "FROM":
                From([.. words.Skip(1).SkipWhile(static w => w.StartsWith("--", StringComparison.Ordinal))], line);
                break;
            case "USER":
                User = Resolve(words[1]);
                stageUsers[stage ?? ""] = User;
                break;
            case "EXPOSE":
                ports.UnionWith(words.Skip(1).Select(Resolve));
                break;
            case "ARG" or "ENV" when words[1].Split('=', 2) is { Length: 2 } pair:
                arguments[pair[0]] = pair[1].Trim('"', '\'');
                break;
        }
    }

    private void From(string[] words, int line)
    {
        if (words.Length == 0)
        {
            return;
        }

        var image = Resolve(words[0]);
        var known = stageUsers.TryGetValue(image, out var inherited);
        if (!known)
        {
            images.Add((image, line));
        }

        User = inherited ?? "";
        ports.Clear();
        stage = words.Length > 2 && words[1].Equals("AS", StringComparison.OrdinalIgnoreCase) ? words[2] : $"{stages}";
        stageUsers[stage] = User;
        stages++;
    }

    // $NAME, ${NAME} and ${NAME:-default}; what is not known stays as it is written.
    private string Resolve(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return text.Trim('"');
        }

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$')
            {
                result.Append(text[i]);
                continue;
            }

            var braced = i + 1 < text.Length && text[i + 1] == '{';
            var start = braced ? i + 2 : i + 1;
            var end = start;
            while (end < text.Length && (braced ? text[end] != '}' : char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            var parts = text[start..end].Split([":-", "-"], 2, StringSplitOptions.None);
            result.Append(arguments.GetValueOrDefault(parts[0]) ?? (parts.Length > 1 ? parts[1] : text[i..Math.Min(text.Length, braced ? end + 1 : end)]));
            i = braced ? end : end - 1;
        }

        return result.ToString().Trim('"');
    }

    // Lines that end in a backslash go on; comments inside them are left out; here-documents are text, not instructions.
    private static IEnumerable<(string Text, int Line)> Instructions(string text)
    {
        var whole = new StringBuilder();
        var (number, first) = (0, 0);
        string? until = null;
        var escape = text.Contains("escape=`", StringComparison.Ordinal) ? '`' : '\\';
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (until is not null)
            {
                until = line == until ? null : until;
                continue;
            }

            if (line.StartsWith('#') || (line.Length == 0 && whole.Length > 0))
            {
                continue;
            }

            first = whole.Length == 0 ? number : first;
            var goesOn = line.EndsWith(escape);
            whole.Append(goesOn ? line[..^1] : line).Append(' ');
            if (goesOn)
            {
                continue;
            }

            var instruction = whole.ToString().Trim();
            whole.Clear();
            until = HereDocument(instruction);
            yield return (instruction, first);
        }

        if (whole.Length > 0)
        {
            yield return (whole.ToString().Trim(), first);
        }
    }

    private static string? HereDocument(string instruction)
    {
        var at = instruction.IndexOf("<<", StringComparison.Ordinal);
        if (at < 0 || !(instruction.StartsWith("RUN", StringComparison.OrdinalIgnoreCase) || instruction.StartsWith("COPY", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var word = instruction[(at + 2)..].TrimStart('-').Split(' ')[0].Trim('"', '\'');
        return word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? word : null;
    }
}
