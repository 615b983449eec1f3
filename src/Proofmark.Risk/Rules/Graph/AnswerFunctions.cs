using Proofmark.Core.Expressions;
using Proofmark.Risk.Rules.Reading;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Rules.Graph;

/// <summary><c>X.property('id')</c>: what the description answers about X; empty when it does not. A misspelt id is an error when the rule is loaded.</summary>
internal static class AnswerFunctions
{
    private const string Name = "property";

    public static FunctionPack Pack { get; } = new("answers",
    [
        Of(SystemRecord.Name, id => RuleProperties.IsAskedOf(id, PropertyVocabulary.System)),
        Of(ComponentRecord.Name, RuleProperties.IsAskedOfSomeComponent),
        Of(FlowRecord.Name, id => RuleProperties.IsAskedOf(id, PropertyVocabulary.Flow)),
        Of(IdentityRecord.Name, id => RuleProperties.IsAskedOf(id, PropertyVocabulary.Identity)),
        Of(DataRecord.Name, id => RuleProperties.IsAskedOf(id, PropertyVocabulary.Data)),
    ]);

    private static ExpressionFunction Of(string record, Func<string, bool> isAsked) =>
        new(Name, [ExpressionType.Record(record), ExpressionType.String], ExpressionType.String, Answer)
        {
            IsMethod = true,
            Texts = texts => texts[1] is not { } id ? "the id of a property must be written out as a string"
                : isAsked(id) ? null
                : RuleProperties.Unknown(id, record),
        };

    private static ExpressionValue Answer(ReadOnlySpan<ExpressionValue> arguments, ExpressionBudget budget) =>
        ExpressionValue.Of(((IAnsweringRecord)arguments[0].AsRecord()!).Answers.GetValueOrDefault(arguments[1].AsString(), ""));
}
