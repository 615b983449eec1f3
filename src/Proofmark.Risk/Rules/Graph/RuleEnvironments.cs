using Proofmark.Core.Expressions;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>What the expressions of a rule may name, by what the rule looks at.</summary>
internal static class RuleEnvironments
{
    private static readonly ExpressionEnvironment OfSystem = Make(null);
    private static readonly ExpressionEnvironment OfComponent = Make(ComponentRecord.Name);
    private static readonly ExpressionEnvironment OfFact = Make(FactRecord.Name);
    private static readonly ExpressionEnvironment OfFlow = Make(FlowRecord.Name);
    private static readonly ExpressionEnvironment OfIdentity = Make(IdentityRecord.Name);
    private static readonly ExpressionEnvironment OfData = Make(DataRecord.Name);

    public static ExpressionEnvironment For(RuleSubject subject) => subject switch
    {
        RuleSubject.Component => OfComponent,
        RuleSubject.Fact => OfFact,
        RuleSubject.Flow => OfFlow,
        RuleSubject.Identity => OfIdentity,
        RuleSubject.Data => OfData,
        _ => OfSystem,
    };

    private static ExpressionEnvironment Make(string? subject)
    {
        var variables = new Dictionary<string, ExpressionType>(StringComparer.Ordinal) { [SystemRecord.Name] = ExpressionType.Record(SystemRecord.Name) };
        if (subject is not null)
        {
            variables[subject] = ExpressionType.Record(subject);
        }

        return new ExpressionEnvironment(
            variables,
            [SystemRecord.Type, ComponentRecord.Type, FactRecord.Type, FlowRecord.Type, IdentityRecord.Type, DataRecord.Type],
            [GraphFunctions.Pack, RelationFunctions.Pack, AnswerFunctions.Pack]);
    }
}
