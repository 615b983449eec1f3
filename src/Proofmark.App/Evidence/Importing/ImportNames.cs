using System.Text;
using Proofmark.Core;

namespace Proofmark.App.Evidence.Importing;

/// <summary>Names and texts of reports, as far as they go into statements.</summary>
internal static class ImportNames
{
    private const int LongestName = 60;
    private const int LongestText = 400;

    /// <summary>A part of a check id: small letters, digits and single hyphens.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= LongestName)
            {
                break;
            }
        }

        var text = slug.ToString().TrimEnd('-');
        return text.Length == 0 ? "unnamed" : text;
    }

    /// <summary>A text of bounded length. A character is never cut in two.</summary>
    public static string Text(string? text, string otherwise = "")
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        if (text.Length <= LongestText)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
        return text[..end] + "…";
    }

    /// <summary>A part that was not seen.</summary>
    public static UnreadPart Unread(string place, string code, string reason) => new(new Location(Text(place, "report")), code, Text(reason));
}
