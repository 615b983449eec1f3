using Proofmark.Core.Documents;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads the answers that stand flat beside the other fields of a thing.</summary>
public static class Answers
{
    /// <summary>The answers given; a wrong one is a mistake.</summary>
    /// <param name="fields">The thing.</param>
    /// <param name="thing">What it is called in the vocabulary.</param>
    public static IReadOnlyDictionary<string, string> Read(DocumentFields fields, string thing)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in PropertyVocabulary.Load().About(thing))
        {
            if (Answer(fields, definition) is { } answer)
            {
                answers.Add(definition.Id, answer);
            }
        }

        return answers;
    }

    private static string? Answer(DocumentFields fields, PropertyDefinition definition) => definition.Type switch
    {
        PropertyType.Date => fields.OptionalDate(definition.Id)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        PropertyType.Number => fields.OptionalInteger(definition.Id, 0, int.MaxValue)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => fields.OptionalChoice(definition.Id, [.. definition.Values.Select(v => v.Id)]),
    };
}
