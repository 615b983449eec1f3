using System.Text;
using Proofmark.Formats.Python;

namespace Proofmark.Scanning.Code;

/// <summary>Writes a call as it would be made: on one line, bounded, texts as far as they are known.</summary>
internal static class CallText
{
    private const int Longest = 160;
    private const int LongestText = 80;

    /// <summary>The call.</summary>
    public static string Of(CodeCall call)
    {
        var text = new StringBuilder(Plain(Shown(call.Path)));
        if (call.Passed)
        {
            return text.ToString();
        }

        text.Append('(');
        for (var i = 0; i < call.Arguments.Count && text.Length < Longest; i++)
        {
            var argument = call.Arguments[i];
            text.Append(i == 0 ? "" : ", ").Append(argument.Name is null ? "" : Plain(argument.Name) + "=").Append(Value(argument.Value, argument.Node, 0));
        }

        return (text.Length > Longest ? text.ToString(0, Longest) + "…" : text.ToString()) + ")";
    }

    /// <summary>A path as people write it.</summary>
    public static string Shown(string path) => path.StartsWith("builtins.", StringComparison.Ordinal) ? path["builtins.".Length..] : path;

    /// <summary>Text of the file in quotes: on one line, bounded.</summary>
    public static string Quote(string text) => $"'{Plain(text.Length > LongestText ? text[..LongestText] + "…" : text)}'";

    private static string Value(CodeValue value, PythonNode node, int depth)
    {
        if (value.Text is { } text)
        {
            return Quote(text);
        }

        if (value.Items is { } items && depth < 2)
        {
            return $"[{string.Join(", ", items.Take(8).Select((item, i) => i < node.Children.Count ? Value(item, node.Children[i], depth + 1) : "…"))}]";
        }

        return node.Kind is PythonNodeKind.Name or PythonNodeKind.Number ? Plain(node.Text)
            : value.Path is { } path && !path.StartsWith('?') ? Plain(Shown(path.EndsWith("()", StringComparison.Ordinal) ? path[..^2] + "(…)" : path))
            : "…";
    }

    private static string Plain(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            shown.Append(c switch
            {
                '\n' => "\\n",
                '\'' => "\\'",
                _ when char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return shown.ToString();
    }
}
