using Proofmark.Core.Expressions.Checking;
using Proofmark.Core.Expressions.Evaluation;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Expressions;

/// <summary>
/// A checked expression of the language that <c>docs/expressions.md</c> describes: a typed subset of CEL
/// (Common Expression Language, google/cel-spec, doc/langdef.md). Total and bounded. Immutable; safe to share between threads.
/// </summary>
public sealed class Expression
{
    private readonly Node syntax;
    private readonly Operation operation;
    private readonly int locals;

    private Expression(string source, Node syntax, Operation operation, ExpressionType type, int locals)
    {
        Source = source;
        this.syntax = syntax;
        this.operation = operation;
        Type = type;
        this.locals = locals;
    }

    /// <summary>The source as it was given.</summary>
    public string Source { get; }

    /// <summary>The type that was expected; a result is of this type or an error.</summary>
    public ExpressionType Type { get; }

    /// <summary>Parses and checks an expression. Never throws on content.</summary>
    /// <param name="source">The source.</param>
    /// <param name="environment">What it may name.</param>
    /// <param name="expectedType">The type that it must have.</param>
    /// <param name="limits">Bounds on length, nodes and depth; the default ones when null.</param>
    public static ExpressionCompilation Compile(string source, ExpressionEnvironment environment, ExpressionType expectedType, Limits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(expectedType);
        Node syntax;
        try
        {
            syntax = Parser.Parse(source, limits ?? Limits.Default);
        }
        catch (SyntaxException broken)
        {
            return new ExpressionCompilation(null, [broken.Error]);
        }

        var checker = new Checker(environment);
        var root = checker.CheckRoot(syntax, expectedType);
        return checker.Errors.Count == 0
            ? new ExpressionCompilation(new Expression(source, syntax, root.Operation, expectedType, checker.LocalSlots), [])
            : new ExpressionCompilation(null, [.. checker.Errors.OrderBy(e => e.Position.Offset)]);
    }

    /// <summary>Evaluates. Never throws; failures are error values with a position.</summary>
    /// <param name="bindings">Values of the variables by name. A variable that has none is an error where it is used.</param>
    /// <param name="budget">The steps that may be taken; exhausting it is an error that nothing absorbs.</param>
    public ExpressionValue Evaluate(IReadOnlyDictionary<string, ExpressionValue> bindings, ExpressionBudget budget)
    {
        ArgumentNullException.ThrowIfNull(bindings);
        ArgumentNullException.ThrowIfNull(budget);
        var value = operation.Run(new Frame(bindings, budget, locals));
        if (budget.IsExhausted)
        {
            return ExpressionValue.Failure(value.Error?.Position ?? operation.Position, Frame.ExhaustedMessage);
        }

        return value.IsError || ValueTypes.Matches(value, Type)
            ? value
            : ExpressionValue.Failure(operation.Position, $"the result is {value.TypeName()}, not {Type}");
    }

    /// <summary>The expression in canonical spelling: parsing it yields the same expression.</summary>
    public override string ToString() => Printer.Print(syntax);
}
