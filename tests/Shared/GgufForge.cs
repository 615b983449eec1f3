using System.Buffers.Binary;
using System.Text;

namespace Proofmark.Tests;

/// <summary>Writes GGUF field by field.</summary>
internal sealed class GgufForge(uint version = 3, bool bigEndian = false)
{
    private readonly List<byte> bytes = [];

    public GgufForge Header(ulong tensors, ulong metadata)
    {
        bytes.AddRange("GGUF"u8);
        return U32(version).Count(tensors).Count(metadata);
    }

    public GgufForge U32(uint value)
    {
        Span<byte> raw = stackalloc byte[4];
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(raw, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(raw, value);
        }

        bytes.AddRange(raw);
        return this;
    }

    public GgufForge U64(ulong value)
    {
        Span<byte> raw = stackalloc byte[8];
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(raw, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(raw, value);
        }

        bytes.AddRange(raw);
        return this;
    }

    public GgufForge Count(ulong value) => version == 1 ? U32((uint)value) : U64(value);

    public GgufForge Text(string text)
    {
        Count((ulong)Encoding.UTF8.GetByteCount(text));
        bytes.AddRange(Encoding.UTF8.GetBytes(text));
        return this;
    }

    public GgufForge Pair(string key, string value) => Text(key).U32(8).Text(value);

    public GgufForge Tensor(string name, uint type, ulong offset, params ulong[] dimensions)
    {
        Text(name).U32((uint)dimensions.Length);
        foreach (var dimension in dimensions)
        {
            Count(dimension);
        }

        return U32(type).U64(offset);
    }

    public GgufForge Data(int length, int alignment = 32)
    {
        bytes.AddRange(new byte[((bytes.Count + alignment - 1) / alignment * alignment) - bytes.Count + length]);
        return this;
    }

    public GgufForge Raw(int length)
    {
        bytes.AddRange(new byte[length]);
        return this;
    }

    public byte[] ToArray() => [.. bytes];
}
