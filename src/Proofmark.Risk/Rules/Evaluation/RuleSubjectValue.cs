using Proofmark.Core;
using Proofmark.Core.Expressions;

namespace Proofmark.Risk.Rules.Evaluation;

/// <summary>One thing a rule looks at.</summary>
/// <param name="Location">Where it stands.</param>
/// <param name="Components">The components it is or belongs to, by id.</param>
/// <param name="Bindings">What the rule's expressions see.</param>
/// <param name="Thing">What it is called in the property vocabulary; null for a fact.</param>
/// <param name="Answers">What the description answers about it, by property id; empty for a fact.</param>
internal sealed record RuleSubjectValue(
    Location Location,
    IReadOnlyList<string> Components,
    IReadOnlyDictionary<string, ExpressionValue> Bindings,
    string? Thing,
    IReadOnlyDictionary<string, string> Answers);
