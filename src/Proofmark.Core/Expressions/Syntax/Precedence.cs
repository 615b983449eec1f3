namespace Proofmark.Core.Expressions.Syntax;

/// <summary>How strongly operators bind (CEL language definition, "Syntax"). All binary operators are left-associative.</summary>
internal static class Precedence
{
    public const int Conditional = 0;
    public const int Or = 1;
    public const int Unary = 6;
    public const int Member = 7;

    /// <summary>Level of a binary operator, from 1 (weakest) to 5; -1 for anything else.</summary>
    public static int OfBinary(string symbol) => symbol switch
    {
        "||" => Or,
        "&&" => 2,
        "==" or "!=" or "<" or "<=" or ">" or ">=" or "in" => 3,
        "+" or "-" => 4,
        "*" or "/" or "%" => 5,
        _ => -1,
    };
}
