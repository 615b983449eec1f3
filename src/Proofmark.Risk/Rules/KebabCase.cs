using System.Text.Json;

namespace Proofmark.Risk.Rules;

/// <summary>Enum members as they are written in files.</summary>
internal static class KebabCase
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static IReadOnlyDictionary<string, TEnum> All<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().ToDictionary(Of, StringComparer.Ordinal);
}
