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

    // The order of the reference implementation's enumeration, by which it sorts what it writes.
    private static readonly string[] Ranks =
    [
        "BOOL", "F4", "F6_E2M3", "F6_E3M2", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ",
        "I16", "U16", "F16", "BF16", "I32", "U32", "F32", "C64", "F64", "I64", "U64",
    ];

    /// <summary>Place of a type in the order of files: narrow types have low ranks and come last.</summary>
    public static int RankOf(string name) => Array.IndexOf(Ranks, name);
}
