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

        RefuseMisplaced(fields, thing);
        return answers;
    }

    /// <summary>Adds an error for every field that is neither known nor a question about the thing.</summary>
    internal static void RefuseUnknown(DocumentFields fields, string thing)
    {
        var vocabulary = PropertyVocabulary.Load();
        var count = vocabulary.About(thing).Count();
        fields.RefuseUnknown(
            key => !vocabulary.ThingsOf(key).Any(),
            count == 0 ? "" : $", and {count} questions about {ComponentKinds.AliasOf(thing)} (docs/questions.md)");
    }

    // A question that is asked about something else is better answered with where it belongs than with a list of what is known.
    private static void RefuseMisplaced(DocumentFields fields, string thing)
    {
        var vocabulary = PropertyVocabulary.Load();
        foreach (var key in fields.Mapping.Entries.Select(e => e.Key).Where(key => vocabulary.Find(thing, key) is null))
        {
            var things = vocabulary.ThingsOf(key).Select(ComponentKinds.AliasOf).ToList();
            if (things.Count > 0)
            {
                fields.OptionalNode(key);
            }

            // Of a component whose kind could not be read nobody knows what may be asked: the kind is mistake enough.
            if (things.Count > 0 && thing.Length > 0)
            {
                fields.Fail(key, $"it is asked about {string.Join(", ", things)}, not about {ComponentKinds.AliasOf(thing)}");
            }
        }
    }

    /// <summary>The answer to one question; null when there is none, or a wrong one.</summary>
    internal static string? Answer(DocumentFields fields, PropertyDefinition definition) => definition.Type switch
    {
        PropertyType.Date => fields.OptionalDate(definition.Id)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        PropertyType.Number => fields.OptionalInteger(definition.Id, 0, int.MaxValue)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => fields.OptionalChoice(definition.Id, [.. definition.Values.Select(v => v.Id)]),
    };
}
