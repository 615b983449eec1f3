namespace Proofmark.Core.Expressions;

/// <summary>How values relate to static types. Only the outermost kind is looked at; what is inside is checked where it is used.</summary>
internal static class ValueTypes
{
    public static bool Matches(in ExpressionValue value, ExpressionType type) => type.Kind switch
    {
        ExpressionTypeKind.Any => value.Kind != ExpressionValueKind.Error,
        _ when value.Kind == ExpressionValueKind.Null => type.AdmitsNull,
        ExpressionTypeKind.Bool => value.Kind == ExpressionValueKind.Bool,
        ExpressionTypeKind.Int => value.Kind == ExpressionValueKind.Int,
        ExpressionTypeKind.Double => value.Kind == ExpressionValueKind.Double,
        ExpressionTypeKind.String => value.Kind == ExpressionValueKind.String,
        ExpressionTypeKind.List => value.Kind == ExpressionValueKind.List,
        ExpressionTypeKind.Map => value.Kind == ExpressionValueKind.Map,
        ExpressionTypeKind.Record => value.AsRecord()?.TypeName == type.RecordName,
        _ => false,
    };

    public static string NameOf(ExpressionValueKind kind) => kind switch
    {
        ExpressionValueKind.Null => "null",
        ExpressionValueKind.Bool => "bool",
        ExpressionValueKind.Int => "int",
        ExpressionValueKind.Double => "double",
        ExpressionValueKind.String => "string",
        ExpressionValueKind.List => "list",
        ExpressionValueKind.Map => "map",
        _ => "record",
    };
}
