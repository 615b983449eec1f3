using System.Globalization;
using System.Text;

namespace Proofmark.Scanning.Templates;

/// <summary>Fills in format strings: with braces (<c>str.format</c>), or with names behind percent signs.</summary>
internal static class TemplateFormats
{
    private const int Longest = 64 * 1024;

    /// <summary>Fields by number; null where the result is not known.</summary>
    public static string? Braces(string format, IReadOnlyList<object> arguments)
    {
        var next = 0;
        return Fill(format, field =>
        {
            var index = field.Length == 0 ? next++ : int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : -1;
            return index >= 0 && index < arguments.Count ? arguments[index] : null;
        });
    }

    /// <summary>Fields by name, with braces or behind percent signs; null where the result is not known.</summary>
    public static string? Named(string format, IReadOnlyList<(string Name, object Value)> arguments)
    {
        if (!format.Contains('%', StringComparison.Ordinal))
        {
            return Fill(format, field => arguments.FirstOrDefault(a => a.Name == field).Value);
        }

        if (format.Contains('{', StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var (name, value) in arguments)
        {
            if (TemplateFolding.Text(value) is not { } text || (long)format.Length * Math.Max(1, text.Length) > 1_000_000)
            {
                return null;
            }

            format = format.Replace($"%({name})s", text, StringComparison.Ordinal);
        }

        return format.Contains('%', StringComparison.Ordinal) ? null : format;
    }

    private static string? Fill(string format, Func<string, object?> find)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '}')
            {
                return null;
            }

            var end = format[i] == '{' ? format.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(format[i]);
                continue;
            }

            var field = format[(i + 1)..end];
            var letter = field.EndsWith(":c", StringComparison.Ordinal);
            var value = find(letter ? field[..^2] : field);
            var written = value is null ? null : letter ? TemplateFolding.Percent("%c", [value]) : TemplateFolding.Text(value);
            if (written is null || text.Length > Longest)
            {
                return null;
            }

            text.Append(written);
            i = end;
        }

        return text.ToString();
    }
}
