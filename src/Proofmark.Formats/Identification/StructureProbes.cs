using System.Buffers.Binary;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Torch;

namespace Proofmark.Formats.Identification;

/// <summary>Formats that are told by more than a few bytes. One line in <see cref="All"/> each.</summary>
internal static class StructureProbes
{
    private const ulong MaxSafetensorsHeader = 100_000_000;

    /// <summary>All probes; each returns null when the file is not of its format.</summary>
    public static IReadOnlyList<Func<FileHead, Interpretation?>> All { get; } =
    [
        Pickle, Safetensors, Gguf, Npy, Hdf5, TarProbe.Examine, ProtobufProbe.Examine, .. CompressedProbes.All, WindowsExecutable,
    ];

    private static Interpretation? Pickle(FileHead head)
    {
        if (LegacyMagic.IsIn(head.Bytes))
        {
            return new Interpretation(ModelFormats.TorchLegacy, 0, "magic number of legacy PyTorch files");
        }

        return PickleProbe.Examine(head.Window) is { } reason ? new Interpretation(ModelFormats.Pickle, 0, reason) : null;
    }

    private static Interpretation? Safetensors(FileHead head)
    {
        var plausible = head.Bytes.Length > 8
            && head.Bytes[8] == (byte)'{'
            && BinaryPrimitives.ReadUInt64LittleEndian(head.Bytes) is >= 2 and <= MaxSafetensorsHeader;
        return plausible ? new Interpretation(ModelFormats.Safetensors, 0, "header length followed by '{'") : null;
    }

    // A version below 2^16 has zero bytes in either byte order; prose about GGUF has none.
    private static Interpretation? Gguf(FileHead head) =>
        head.Has(0, "GGUF"u8) && head.Bytes.AsSpan(4, Math.Min(4, head.Bytes.Length - 4)).Contains((byte)0)
            ? new Interpretation(ModelFormats.Gguf, 0, "GGUF and a version")
            : null;

    // Two letters are few; every real header holds zeros, and the shell variant of Cosmopolitan (llamafile) goes on as given.
    private static Interpretation? WindowsExecutable(FileHead head) =>
        head.Has(0, "MZ"u8) && (head.Has(2, "qFpD='"u8) || head.Bytes.Contains((byte)0))
            ? new Interpretation(ModelFormats.Executable, 0, "MZ header")
            : null;

    private static Interpretation? Npy(FileHead head)
    {
        ReadOnlySpan<byte> signature = [0x93, .. "NUMPY"u8];
        if (!head.Has(0, signature) || head.Bytes.Length < 12)
        {
            return null;
        }

        var isOld = head.Bytes[6] == 1;
        long length = isOld ? BinaryPrimitives.ReadUInt16LittleEndian(head.Bytes.AsSpan(8)) : BinaryPrimitives.ReadUInt32LittleEndian(head.Bytes.AsSpan(8));
        var start = isOld ? 10 : 12;
        return MayHoldObjects(head, start, length)
            ? new Interpretation(ModelFormats.NpyObject, 0, "NumPy array whose type may hold objects")
            : new Interpretation(ModelFormats.Npy, 0, "NumPy array of plain numbers");
    }

    // The type is a Python literal. Every spelling of an object type ('|O', 'object') holds an o, and no numeric type that NumPy writes does.
    private static bool MayHoldObjects(FileHead head, int start, long length)
    {
        if (length > head.Bytes.Length - start)
        {
            return true;
        }

        var header = System.Text.Encoding.Latin1.GetString(head.Bytes, start, (int)length).Replace("'fortran_order'", string.Empty, StringComparison.Ordinal);
        return header.Contains('o', StringComparison.OrdinalIgnoreCase) || header.Contains('\\', StringComparison.Ordinal);
    }

    // The superblock may stand behind a user block of 512 bytes or any power of two above it.
    private static Interpretation? Hdf5(FileHead head)
    {
        ReadOnlySpan<byte> signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
        Span<byte> bytes = stackalloc byte[8];
        for (long at = 0; at < head.Length; at = at == 0 ? 512 : at * 2)
        {
            if (BoundedBytes.ReadAt(head.File, at, bytes) == bytes.Length && bytes.SequenceEqual(signature))
            {
                return new Interpretation(ModelFormats.Hdf5, at, "HDF5 superblock");
            }
        }

        return null;
    }
}
