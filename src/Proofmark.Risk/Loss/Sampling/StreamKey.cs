using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Proofmark.Risk.Loss.Sampling;

/// <summary>
/// A named stream of draws. The name, not the position in a list, chooses the draws: what is added beside a risk leaves the draws of that risk as they were.
/// </summary>
/// <param name="Value">The key of the generator.</param>
internal readonly record struct StreamKey(ulong Value)
{
    /// <summary>The stream of a name: the first eight bytes of SHA-256 over the seed (eight bytes, little-endian) and the name (UTF-8).</summary>
    public static StreamKey Of(ulong seed, string name)
    {
        var bytes = new byte[sizeof(ulong) + Encoding.UTF8.GetByteCount(name)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, seed);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(sizeof(ulong)));
        return new StreamKey(BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes)));
    }

    /// <summary>The draws of one trial, from the first.</summary>
    public Draws At(long trial) => new(Value, (ulong)trial);

    /// <summary>The first draw of one trial.</summary>
    public double First(long trial) => At(trial).Next();
}
