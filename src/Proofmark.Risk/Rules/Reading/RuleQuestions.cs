using Proofmark.Core.Documents;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>Reads the questions of a rule. Each must be one that is put to everything the rule looks at, or to the system.</summary>
internal static class RuleQuestions
{
    private const string Key = "asks";

    public static IReadOnlyList<RuleQuestion> Read(DocumentFields fields, RuleSubject subject, IReadOnlyList<string> kinds)
    {
        var questions = new List<RuleQuestion>();
        foreach (var id in fields.StringList(Key))
        {
            if (Targets(subject, kinds).All(target => RuleProperties.IsAskedOf(id, target)))
            {
                questions.Add(new RuleQuestion(id, RuleProperties.Ask(id), subject == RuleSubject.System));
            }
            else if (RuleProperties.IsAskedOfSystem(id))
            {
                questions.Add(new RuleQuestion(id, RuleProperties.Ask(id), true));
            }
            else
            {
                fields.Fail(Key, RuleProperties.Unknown(id, KebabCase.Of(subject)));
            }
        }

        return questions;
    }

    private static IReadOnlyList<string> Targets(RuleSubject subject, IReadOnlyList<string> kinds) => subject switch
    {
        RuleSubject.Component => kinds.Count == 0 ? [RuleProperties.AnyComponent] : kinds,
        _ => [KebabCase.Of(subject)],
    };
}
