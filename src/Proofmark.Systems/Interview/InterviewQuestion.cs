using Proofmark.Core;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Interview;

/// <summary>A question of the vocabulary about one part of a system.</summary>
/// <param name="Section">The section of the description in which the part stands: <c>system</c>, <c>components</c>, <c>data</c>, <c>identities</c> or <c>flows</c>.</param>
/// <param name="Name">Its name there; <c>from -> to</c> for a flow, empty for the system.</param>
/// <param name="Kind">The catalogue id of a component's kind, else what the part is called in the vocabulary.</param>
/// <param name="Definition">The question.</param>
/// <param name="Answer">The answer that the description gives; null when it gives none.</param>
/// <param name="Place">Where the part is described, or was discovered.</param>
/// <param name="IsDescribed">False for a component that only discovery saw.</param>
/// <param name="Files">Files of a component that only discovery saw.</param>
public sealed record InterviewQuestion(string Section, string Name, string Kind, PropertyDefinition Definition, string? Answer, Location Place, bool IsDescribed, IReadOnlyList<string> Files)
{
    /// <summary>What people call the part.</summary>
    public string About => Section == "system" ? "the system" : Name;

    /// <summary>The answer as it is written into a description; null when the text is none of the possible answers.</summary>
    /// <param name="text">What somebody typed.</param>
    public string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = text.Trim();
        return Definition.Type switch
        {
            PropertyType.Date => DateOnly.TryParseExact(word, "yyyy-MM-dd", out _) ? word : null,
            PropertyType.Number => int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            _ => Definition.Values.FirstOrDefault(v => v.Id.Equals(word, StringComparison.OrdinalIgnoreCase))?.Id,
        };
    }

    /// <summary>What an answer may be, in a few words.</summary>
    public string Allowed => Definition.Type switch
    {
        PropertyType.Date => "a day, yyyy-MM-dd",
        PropertyType.Number => "a whole number",
        _ => string.Join(", ", Definition.Values.Select(v => v.Id)),
    };
}
