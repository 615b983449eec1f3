using System.Collections.Frozen;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>The type of a tensor's elements, by the name that safetensors gives it.</summary>
/// <param name="Name">For example <c>BF16</c>.</param>
/// <param name="Size">Bytes of an element, from 1 to 8.</param>
/// <param name="SwappedBytes">Bytes that are reversed between byte orders: those of one part of a complex number, else those of the element.</param>
public sealed record ElementType(string Name, int Size, int SwappedBytes)
{
    // torch/storage.py (_dtype_to_storage_type_map) and bindings/python/py_src/safetensors/torch.py (_TYPES) of safetensors 0.7.
    private static readonly (string Storage, string DType, ElementType Type)[] Known =
    [
        ("DoubleStorage", "float64", Plain("F64", 8)),
        ("FloatStorage", "float32", Plain("F32", 4)),
        ("HalfStorage", "float16", Plain("F16", 2)),
        ("BFloat16Storage", "bfloat16", Plain("BF16", 2)),
        ("LongStorage", "int64", Plain("I64", 8)),
        ("IntStorage", "int32", Plain("I32", 4)),
        ("ShortStorage", "int16", Plain("I16", 2)),
        ("CharStorage", "int8", Plain("I8", 1)),
        ("ByteStorage", "uint8", Plain("U8", 1)),
        ("BoolStorage", "bool", Plain("BOOL", 1)),
        ("ComplexFloatStorage", "complex64", new ElementType("C64", 8, 4)),
    ];

    // Types that have no storage class of their own (torch._utils._rebuild_tensor_v3).
    private static readonly (string DType, ElementType Type)[] WithoutStorageClass =
    [
        ("uint16", Plain("U16", 2)),
        ("uint32", Plain("U32", 4)),
        ("uint64", Plain("U64", 8)),
        ("float8_e4m3fn", Plain("F8_E4M3", 1)),
        ("float8_e4m3fnuz", Plain("F8_E4M3FNUZ", 1)),
        ("float8_e5m2", Plain("F8_E5M2", 1)),
        ("float8_e5m2fnuz", Plain("F8_E5M2FNUZ", 1)),
        ("float8_e8m0fnu", Plain("F8_E8M0", 1)),
    ];

    private static readonly FrozenDictionary<string, ElementType> ByStorage = Known.ToFrozenDictionary(static one => one.Storage, static one => one.Type, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ElementType> ByDType = Known.Select(static one => (one.DType, one.Type)).Concat(WithoutStorageClass)
        .ToFrozenDictionary(static one => one.DType, static one => one.Type, StringComparer.Ordinal);

    /// <summary>Elements of a typed storage class, by its plain name; null where safetensors has no such type.</summary>
    internal static ElementType? OfStorage(string storageClass) => ByStorage.GetValueOrDefault(storageClass);

    /// <summary>Elements of a <c>torch.dtype</c>, by its plain name; null where safetensors has no such type.</summary>
    internal static ElementType? OfDType(string name) => ByDType.GetValueOrDefault(name);

    private static ElementType Plain(string name, int size) => new(name, size, size);
}
