using System.Text.Json;
using System.Text.Json.Serialization;

namespace Proofmark.Core.Json;

/// <summary>Writes an enum as <c>kebab-case</c> text and refuses numbers.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class KebabCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
