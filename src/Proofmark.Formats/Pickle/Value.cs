namespace Proofmark.Formats.Pickle;

/// <summary>What a value of the symbolic machine is.</summary>
internal enum ValueKind : byte
{
    /// <summary>No value; the zero handle.</summary>
    Absent,
    None,
    Bool,
    Int,

    /// <summary>An integer that is not kept.</summary>
    BigInt,
    Float,

    /// <summary>Text of up to six bytes, inside the handle.</summary>
    ShortText,
    Text,

    /// <summary>Text that is not kept because the budget is used up.</summary>
    LostText,
    Bytes,
    LostBytes,
    Tuple,
    LostTuple,
    List,
    Dict,
    Set,

    /// <summary>A list, dict or set whose content is not kept.</summary>
    LostContainer,

    /// <summary>An imported object: index into the table of globals.</summary>
    Global,

    /// <summary>A module object: index into the table of globals (entry with an empty name).</summary>
    Module,

    /// <summary>Result of a call: cells callee, arguments, state.</summary>
    Call,

    /// <summary>Result of <c>__new__</c>: cells class, arguments, state.</summary>
    New,

    /// <summary>Attribute of something that is not an imported object: cells object, name.</summary>
    Attribute,

    /// <summary>What the host's callback returns for a persistent identifier: cell with the identifier.</summary>
    Persistent,

    /// <summary>Result of calling a global whose arguments are not kept: index into the table of globals.</summary>
    Instance,

    /// <summary>Out-of-band buffer or array data.</summary>
    Buffer,
    Unknown,
}

/// <summary>A value as an eight-byte handle: kind in the highest byte, content or arena index below.</summary>
internal readonly struct Value : IEquatable<Value>
{
    private const int KindShift = 56;
    private const ulong PayloadMask = (1UL << KindShift) - 1;

    public Value(ulong bits) => Bits = bits;

    public Value(ValueKind kind, ulong payload) => Bits = ((ulong)kind << KindShift) | (payload & PayloadMask);

    public ulong Bits { get; }

    public ValueKind Kind => (ValueKind)(Bits >> KindShift);

    public ulong Payload => Bits & PayloadMask;

    /// <summary>Arena or table index of kinds that have one.</summary>
    public int Index => (int)(Bits & 0xFFFF_FFFF);

    /// <summary>Value of an integer or of a Boolean (0, 1).</summary>
    public long Integer => (long)(Bits << (64 - KindShift)) >> (64 - KindShift);

    /// <summary>Value of a float; the lowest eight bits of its fraction are not kept.</summary>
    public double Double => BitConverter.UInt64BitsToDouble(Bits << (64 - KindShift));

    public static Value None => new(ValueKind.None, 0);

    public static Value Unknown => new(ValueKind.Unknown, 0);

    public static Value Bool(bool value) => new(ValueKind.Bool, value ? 1UL : 0);

    public static Value Int(long value)
    {
        var kept = new Value(ValueKind.Int, (ulong)value);
        return kept.Integer == value ? kept : new Value(ValueKind.BigInt, 0);
    }

    public static Value Float(double value) => new(ValueKind.Float, BitConverter.DoubleToUInt64Bits(value) >> (64 - KindShift));

    public bool IsText => Kind is ValueKind.ShortText or ValueKind.Text;

    public bool Equals(Value other) => Bits == other.Bits;

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Bits.GetHashCode();
}
