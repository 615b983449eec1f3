namespace Proofmark.Core.Expressions;

/// <summary>What a function does. Must be pure, must not throw, and spends steps for work that grows with its arguments.</summary>
/// <param name="arguments">The arguments, already of the declared kinds; a method's receiver comes first.</param>
/// <param name="budget">The steps left.</param>
/// <returns>A value of the declared result type, or <see cref="ExpressionValue.Failure(string)"/>.</returns>
public delegate ExpressionValue FunctionBody(ReadOnlySpan<ExpressionValue> arguments, ExpressionBudget budget);

/// <summary>Says what is wrong with the texts that a call writes out, when an expression is checked.</summary>
/// <param name="texts">One for each argument, a method's receiver first; null for an argument that is no text literal.</param>
/// <returns>What is wrong; null when nothing is.</returns>
public delegate string? TextCheck(IReadOnlyList<string?> texts);

/// <summary>One overload of a function.</summary>
/// <param name="Name">Name; several overloads may share it.</param>
/// <param name="Parameters">Types of the parameters; a method's receiver comes first.</param>
/// <param name="Result">Type of the result.</param>
/// <param name="Body">What it does.</param>
public sealed record ExpressionFunction(string Name, IReadOnlyList<ExpressionType> Parameters, ExpressionType Result, FunctionBody Body)
{
    /// <summary>True when it is called as <c>receiver.name(…)</c>, else as <c>name(…)</c>.</summary>
    public bool IsMethod { get; init; }

    /// <summary>Checks the texts that a call writes out, for example names that must exist; null when any text will do.</summary>
    public TextCheck? Texts { get; init; }

    /// <summary>The form that messages use.</summary>
    public override string ToString() => IsMethod
        ? $"{Parameters[0]}.{Name}({string.Join(", ", Parameters.Skip(1))})"
        : $"{Name}({string.Join(", ", Parameters)})";
}

/// <summary>A set of functions that a host adds to the language.</summary>
/// <param name="Name">Name of the pack, for documentation.</param>
/// <param name="Functions">The functions.</param>
public sealed record FunctionPack(string Name, IReadOnlyList<ExpressionFunction> Functions);
