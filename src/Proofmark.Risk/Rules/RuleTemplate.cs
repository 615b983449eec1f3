using System.Text;
using Proofmark.Core.Expressions;

namespace Proofmark.Risk.Rules;

/// <summary>Text with expressions in braces, each of which yields text.</summary>
public sealed class RuleTemplate
{
    private readonly IReadOnlyList<(string Text, Expression? Expression)> parts;

    private RuleTemplate(string source, IReadOnlyList<(string Text, Expression? Expression)> parts)
    {
        Source = source;
        this.parts = parts;
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    /// <summary>Compiles a template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="environment">What the expressions may name.</param>
    /// <param name="errors">Where errors are put.</param>
    public static RuleTemplate Compile(string text, ExpressionEnvironment environment, ICollection<string> errors)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(errors);
        var parts = new List<(string, Expression?)>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (open < 0 || close < 0)
            {
                if (open >= 0)
                {
                    errors.Add("a brace is not closed");
                }

                parts.Add((text[at..], null));
                break;
            }

            parts.Add((text[at..open], null));
            var compilation = Expression.Compile(text[(open + 1)..close], environment, ExpressionType.String);
            parts.Add(("", compilation.Expression));
            foreach (var error in compilation.Errors)
            {
                errors.Add($"in {text[open..(close + 1)]}: {error.Message}");
            }

            at = close + 1;
        }

        return new RuleTemplate(text, parts);
    }

    /// <summary>Fills the template in. Never throws; a part that fails reads as its error, so that a finding is never lost over its wording.</summary>
    public string Fill(IReadOnlyDictionary<string, ExpressionValue> bindings, ExpressionBudget budget)
    {
        var text = new StringBuilder();
        foreach (var (literal, expression) in parts)
        {
            // Long words about many subjects are work too.
            text.Append(budget.TrySpend(literal.Length / 16) ? literal : "");
            if (expression is not null)
            {
                var value = expression.Evaluate(bindings, budget);
                text.Append(value.IsError ? $"({value.Error!.Message})" : value.AsString());
            }
        }

        return text.ToString();
    }
}
