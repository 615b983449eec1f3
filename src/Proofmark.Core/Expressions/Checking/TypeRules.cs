namespace Proofmark.Core.Expressions.Checking;

/// <summary>How static types relate.</summary>
internal static class TypeRules
{
    /// <summary>Whether a value of one type may stand where another is wanted. An optional one may: null is then an error of the evaluation.</summary>
    public static bool IsAssignable(ExpressionType from, ExpressionType to)
    {
        if (from.Kind == ExpressionTypeKind.Any || to.Kind == ExpressionTypeKind.Any)
        {
            return true;
        }

        if (from.Kind == ExpressionTypeKind.Null)
        {
            return to.AdmitsNull;
        }

        return from.Kind == to.Kind && from.RecordName == to.RecordName && (from.Element is null || IsAssignable(from.Element, to.Element!));
    }

    /// <summary>The narrowest type that holds the values of both, or null.</summary>
    public static ExpressionType? Join(ExpressionType a, ExpressionType b)
    {
        if (a == b || b.Kind == ExpressionTypeKind.Any)
        {
            return a;
        }

        if (a.Kind == ExpressionTypeKind.Any)
        {
            return b;
        }

        if (a.Kind == ExpressionTypeKind.Null || b.Kind == ExpressionTypeKind.Null)
        {
            return (a.Kind == ExpressionTypeKind.Null ? b : a).Optional();
        }

        if (a.IsOptional || b.IsOptional)
        {
            return Join(a.Required(), b.Required())?.Optional();
        }

        if (a.Kind != b.Kind || a.Element is null || Join(a.Element, b.Element!) is not { } element)
        {
            return null;
        }

        return a.Kind == ExpressionTypeKind.List ? ExpressionType.List(element) : ExpressionType.Map(element);
    }

    /// <summary>Whether two types can hold equal values, so that comparing them has a point.</summary>
    public static bool AreComparable(ExpressionType a, ExpressionType b)
    {
        if (a.Kind == ExpressionTypeKind.Null || b.Kind == ExpressionTypeKind.Null)
        {
            return a.AdmitsNull && b.AdmitsNull;
        }

        return (a.IsNumber && b.IsNumber) || Join(a, b) is not null;
    }
}
