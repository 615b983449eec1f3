namespace Proofmark.Core.Expressions;

/// <summary>A static type. Compared by structure; records are compared by name.</summary>
public sealed record ExpressionType
{
    private ExpressionType(ExpressionTypeKind kind, ExpressionType? element = null, string? recordName = null)
    {
        Kind = kind;
        Element = element;
        RecordName = recordName;
    }

    /// <summary>Not known before evaluation.</summary>
    public static ExpressionType Any { get; } = new(ExpressionTypeKind.Any);

    /// <summary>Only null.</summary>
    public static ExpressionType Null { get; } = new(ExpressionTypeKind.Null);

    /// <summary>True or false.</summary>
    public static ExpressionType Bool { get; } = new(ExpressionTypeKind.Bool);

    /// <summary>A signed 64-bit whole number.</summary>
    public static ExpressionType Int { get; } = new(ExpressionTypeKind.Int);

    /// <summary>An IEEE 754 binary64 number.</summary>
    public static ExpressionType Double { get; } = new(ExpressionTypeKind.Double);

    /// <summary>Unicode text.</summary>
    public static ExpressionType String { get; } = new(ExpressionTypeKind.String);

    /// <summary>The kind.</summary>
    public ExpressionTypeKind Kind { get; }

    /// <summary>Type of the elements of a list or of the values of a map; else null.</summary>
    public ExpressionType? Element { get; }

    /// <summary>Name of a record type; else null.</summary>
    public string? RecordName { get; }

    /// <summary>True when null is a value too.</summary>
    public bool IsOptional { get; private init; }

    internal bool IsNumber => Kind is ExpressionTypeKind.Int or ExpressionTypeKind.Double;

    internal bool AdmitsNull => IsOptional || Kind is ExpressionTypeKind.Any or ExpressionTypeKind.Null;

    /// <summary>A list.</summary>
    public static ExpressionType List(ExpressionType element) => new(ExpressionTypeKind.List, element);

    /// <summary>A map from text.</summary>
    public static ExpressionType Map(ExpressionType value) => new(ExpressionTypeKind.Map, value);

    /// <summary>A record type that the environment declares under this name.</summary>
    public static ExpressionType Record(string name) => new(ExpressionTypeKind.Record, recordName: name);

    /// <summary>The same type with null as a value too.</summary>
    public ExpressionType Optional() => AdmitsNull ? this : this with { IsOptional = true };

    /// <summary>The form that messages use, for example <c>list&lt;string&gt;</c> or <c>string?</c>.</summary>
    public override string ToString()
    {
        var name = Kind switch
        {
            ExpressionTypeKind.List => $"list<{Element}>",
            ExpressionTypeKind.Map => $"map<string, {Element}>",
            ExpressionTypeKind.Record => RecordName!,
            ExpressionTypeKind.Any => "any",
            ExpressionTypeKind.Null => "null",
            ExpressionTypeKind.Bool => "bool",
            ExpressionTypeKind.Int => "int",
            ExpressionTypeKind.Double => "double",
            _ => "string",
        };
        return IsOptional ? name + "?" : name;
    }

    internal ExpressionType Required() => IsOptional ? this with { IsOptional = false } : this;
}
