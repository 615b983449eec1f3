namespace Proofmark.Formats.Safetensors;

/// <summary>The data types of the reference implementation (safetensors 0.7) and their sizes.</summary>
internal static class DataTypes
{
    private static readonly Dictionary<string, int> Bits = new(StringComparer.Ordinal)
    {
        ["BOOL"] = 8, ["U8"] = 8, ["I8"] = 8, ["U16"] = 16, ["I16"] = 16, ["U32"] = 32, ["I32"] = 32, ["U64"] = 64, ["I64"] = 64,
        ["F16"] = 16, ["BF16"] = 16, ["F32"] = 32, ["F64"] = 64, ["C64"] = 64,
        ["F8_E5M2"] = 8, ["F8_E4M3"] = 8, ["F8_E8M0"] = 8, ["F8_E4M3FNUZ"] = 8, ["F8_E5M2FNUZ"] = 8,
        ["F6_E2M3"] = 6, ["F6_E3M2"] = 6, ["F4"] = 4,
    };

    /// <summary>Bits of one element; null for a type that is not known.</summary>
    public static int? BitsOf(string name) => Bits.TryGetValue(name, out var bits) ? bits : null;
}
