namespace Proofmark.Core.Expressions;

/// <summary>A place in the source of an expression.</summary>
/// <param name="Offset">UTF-16 code units before it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 code units, from 1.</param>
public readonly record struct ExpressionPosition(int Offset, int Line, int Column)
{
    /// <summary>The form people read.</summary>
    public override string ToString() => $"{Line}:{Column}";
}
