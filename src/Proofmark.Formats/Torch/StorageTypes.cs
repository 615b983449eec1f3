namespace Proofmark.Formats.Torch;

/// <summary>Bytes of one element of PyTorch's storage classes.</summary>
public static class StorageTypes
{
    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["DoubleStorage"] = 8, ["FloatStorage"] = 4, ["HalfStorage"] = 2, ["BFloat16Storage"] = 2, ["LongStorage"] = 8, ["IntStorage"] = 4,
        ["ShortStorage"] = 2, ["CharStorage"] = 1, ["ByteStorage"] = 1, ["BoolStorage"] = 1, ["ComplexFloatStorage"] = 8,
        ["ComplexDoubleStorage"] = 16, ["QInt8Storage"] = 1, ["QUInt8Storage"] = 1, ["QInt32Storage"] = 4, ["QUInt4x2Storage"] = 1,
        ["QUInt2x4Storage"] = 1, ["UntypedStorage"] = 1, ["_UntypedStorage"] = 1,
    };

    /// <summary>Bytes of one element of a storage class.</summary>
    /// <param name="type">Qualified name, for example <c>torch.FloatStorage</c>; only its last part counts.</param>
    /// <returns>From 1 to 16; null for a class that is not known.</returns>
    public static int? ElementSize(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Sizes.TryGetValue(type[(type.LastIndexOf('.') + 1)..], out var size) ? size : null;
    }
}
