using System.Diagnostics.CodeAnalysis;

namespace Proofmark.Core.Expressions;

/// <summary>A value of the expression language. An error is a value too: evaluation never throws.</summary>
[SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "Equality of the language is costed and not that of the framework.")]
public readonly struct ExpressionValue
{
    private readonly long bits;
    private readonly object? reference;

    private ExpressionValue(ExpressionValueKind kind, long bits, object? reference)
    {
        Kind = kind;
        this.bits = bits;
        this.reference = reference;
    }

    /// <summary>Null.</summary>
    public static ExpressionValue Null => default;

    /// <summary>True.</summary>
    public static ExpressionValue True => new(ExpressionValueKind.Bool, 1, null);

    /// <summary>False.</summary>
    public static ExpressionValue False => new(ExpressionValueKind.Bool, 0, null);

    /// <summary>The kind.</summary>
    public ExpressionValueKind Kind { get; }

    /// <summary>True when evaluation failed.</summary>
    public bool IsError => Kind == ExpressionValueKind.Error;

    /// <summary>True for the boolean true; false for everything else, errors included.</summary>
    public bool IsTrue => Kind == ExpressionValueKind.Bool && bits != 0;

    /// <summary>True for the boolean false; false for everything else, errors included.</summary>
    public bool IsFalse => Kind == ExpressionValueKind.Bool && bits == 0;

    /// <summary>Why evaluation failed; null for a value.</summary>
    public ExpressionError? Error => reference as ExpressionError;

    /// <summary>A boolean.</summary>
    public static ExpressionValue Of(bool value) => value ? True : False;

    /// <summary>A whole number.</summary>
    public static ExpressionValue Of(long value) => new(ExpressionValueKind.Int, value, null);

    /// <summary>A number.</summary>
    public static ExpressionValue Of(double value) => new(ExpressionValueKind.Double, BitConverter.DoubleToInt64Bits(value), null);

    /// <summary>Text; null becomes <see cref="Null"/>.</summary>
    public static ExpressionValue Of(string? value) => value is null ? Null : new(ExpressionValueKind.String, 0, value);

    /// <summary>A list; the caller must not change it afterwards.</summary>
    public static ExpressionValue Of(IReadOnlyList<ExpressionValue> items) => new(ExpressionValueKind.List, 0, items);

    /// <summary>A list of texts.</summary>
    public static ExpressionValue Of(IEnumerable<string> texts) => Of((IReadOnlyList<ExpressionValue>)[.. texts.Select(Of)]);

    /// <summary>A map; the caller must not change it afterwards. Keys must be compared by ordinal.</summary>
    public static ExpressionValue Of(IReadOnlyDictionary<string, ExpressionValue> entries) => new(ExpressionValueKind.Map, 0, entries);

    /// <summary>A record of the host.</summary>
    public static ExpressionValue Of(IExpressionRecord record) => new(ExpressionValueKind.Record, 0, record);

    /// <summary>A failure, as a host's function returns it; the position of the call is filled in.</summary>
    public static ExpressionValue Failure(string message) => Failure(default, message);

    /// <summary>The boolean; false for every other kind.</summary>
    public bool AsBool() => IsTrue;

    /// <summary>The whole number; 0 for every other kind.</summary>
    public long AsInt() => Kind == ExpressionValueKind.Int ? bits : 0;

    /// <summary>The number; 0 for every other kind.</summary>
    public double AsDouble() => Kind == ExpressionValueKind.Double ? BitConverter.Int64BitsToDouble(bits) : 0;

    /// <summary>The text; empty for every other kind.</summary>
    public string AsString() => reference as string ?? "";

    /// <summary>The items of a list; empty for every other kind.</summary>
    public IReadOnlyList<ExpressionValue> AsList() => Kind == ExpressionValueKind.List ? (IReadOnlyList<ExpressionValue>)reference! : [];

    /// <summary>The entries of a map; null for every other kind.</summary>
    public IReadOnlyDictionary<string, ExpressionValue>? AsMap() =>
        Kind == ExpressionValueKind.Map ? (IReadOnlyDictionary<string, ExpressionValue>)reference! : null;

    /// <summary>The record; null for every other kind.</summary>
    public IExpressionRecord? AsRecord() => Kind == ExpressionValueKind.Record ? (IExpressionRecord)reference! : null;

    internal static ExpressionValue Failure(ExpressionPosition at, string message) => new(ExpressionValueKind.Error, 0, new ExpressionError(at, message));

    internal string TypeName() => AsRecord()?.TypeName ?? (Kind == ExpressionValueKind.Error ? "error" : ValueTypes.NameOf(Kind));
}
