using Proofmark.Risk.Catalogues;

namespace Proofmark.Reporting.Guidance;

/// <summary>How personas and categories are called in text.</summary>
internal static class GuidanceWords
{
    /// <summary>The title of a persona; its id when it has none.</summary>
    public static string Persona(string id) => Catalogue.Load().FindPersona(id)?.Title ?? id;

    /// <summary>An id such as <c>risksSupplyChainAndDevelopment</c> as words, without its first: <c>Supply chain and development</c>.</summary>
    public static string Category(string id)
    {
        var words = new List<string>();
        for (int start = 0, at = 1; at <= id.Length; at++)
        {
            if (at == id.Length || char.IsAsciiLetterUpper(id[at]))
            {
                words.Add(id[start..at].ToLowerInvariant());
                start = at;
            }
        }

        var text = string.Join(' ', words.Skip(1));
        return text.Length == 0 ? id : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
