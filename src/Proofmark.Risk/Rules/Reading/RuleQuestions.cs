using Proofmark.Core.Documents;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>Reads the questions of a rule. Each must be one that is put to everything the rule looks at, or to the system.</summary>
internal static class RuleQuestions
{
    private const string Key = "asks";

    public static IReadOnlyList<RuleQuestion> Read(DocumentFields fields, RuleSubject subject, IReadOnlyList<string> kinds)
    {
        var things = RuleProperties.Things(subject, kinds);
        var questions = new List<RuleQuestion>();
        foreach (var id in fields.StringList(Key))
        {
            if (things.Count > 0 && things.All(thing => RuleProperties.IsAskedOf(id, thing)))
            {
                questions.Add(new RuleQuestion(id, subject == RuleSubject.System));
            }
            else if (RuleProperties.IsAskedOf(id, PropertyVocabulary.System))
            {
                questions.Add(new RuleQuestion(id, true));
            }
            else
            {
                fields.Fail(Key, RuleProperties.Unknown(id, things.FirstOrDefault(t => !RuleProperties.IsAskedOf(id, t)) ?? KebabCase.Of(subject)));
            }
        }

        return questions;
    }
}
