using Proofmark.Core;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch;

/// <summary>Recognises the layouts that PyTorch writes.</summary>
public static class TorchReader
{
    /// <summary>Sees a zip archive as PyTorch does.</summary>
    /// <returns>The layout, or null when no <c>*/data.pkl</c> is there.</returns>
    public static TorchZipLayout? ReadZip(ZipFile archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return new ZipLayoutReader(archive).Read();
    }

    /// <summary>Finds programs and storages of a legacy file. Programs are walked opcode by opcode, storages are gone over.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="limits">The bounds.</param>
    /// <returns>The layout, or null when the file does not begin with the legacy magic number.</returns>
    public static TorchLegacyLayout? ReadLegacy(Stream file, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        Span<byte> head = stackalloc byte[32];
        head = head[..BoundedBytes.ReadAt(file, 0, head)];
        return LegacyMagic.IsIn(head) ? new LegacyLayoutReader(file, limits).Read() : null;
    }
}
