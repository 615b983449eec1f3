using Proofmark.Core.Documents;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>Reads answers, which stand flat beside the fields of a thing.</summary>
internal static class FixtureAnswers
{
    /// <summary>Takes every answer out of a mapping.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="target">Whose answers: a component kind, <c>flow</c>, <c>data</c>, <c>identity</c> or <c>system</c>.</param>
    /// <param name="known">Fields that are no answers.</param>
    public static SortedDictionary<string, string> Read(DocumentFields fields, string target, params ReadOnlySpan<string> known)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in fields.Mapping.Entries)
        {
            if (!known.Contains(entry.Key) && RuleProperties.IsAskedOf(entry.Key, target))
            {
                answers[entry.Key] = fields.OptionalString(entry.Key) ?? "";
            }
        }

        return answers;
    }
}
