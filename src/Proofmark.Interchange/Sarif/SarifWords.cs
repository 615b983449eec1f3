using System.Text.Json;
using Proofmark.Core;

namespace Proofmark.Interchange.Sarif;

/// <summary>Words of the house in SARIF's terms.</summary>
internal static class SarifWords
{
    public static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>The middle of the band that GitHub gives each severity word (critical above 9.0, high 7.0 to 8.9, medium 4.0 to 6.9, low 0.1 to 3.9).</summary>
    public static string? Rank(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        _ => null,
    };

    public static string Kebab<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Plain text in which no embedded link can be read (section 3.11.6: brackets are escaped by a backslash).</summary>
    public static SarifMessage Text(string text) => new(
        text.Contains("](", StringComparison.Ordinal)
            ? text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
            : text);
}
