using Proofmark.Core;
using Proofmark.Risk.Rules;
using Proofmark.Systems.Interview;

namespace Proofmark.App.Interview;

/// <summary>A question, and what hangs on its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Rules">The rules that establish nothing until it is answered, most severe first; empty for one that no rule waits for.</param>
public sealed record PlannedQuestion(InterviewQuestion Question, IReadOnlyList<Rule> Rules)
{
    /// <summary>The severity of the worst finding that an answer could bring; null when no rule waits.</summary>
    public Severity? Severity => Rules.Count > 0 ? Rules[0].Severity : null;
}
