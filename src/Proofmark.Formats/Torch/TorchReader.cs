using Proofmark.Core;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch;

/// <summary>Recognises the layouts that PyTorch writes.</summary>
public static class TorchReader
{
    /// <summary>Sees a zip archive as PyTorch does.</summary>
    /// <returns>The layout, or null when no <c>*/data.pkl</c> is there.</returns>
    public static TorchZipLayout? ReadZip(ZipFile archive) => null;

    /// <summary>Finds programs and storages of a legacy file.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="limits">The bounds.</param>
    /// <returns>The layout, or null when the file does not begin with the legacy magic number.</returns>
    public static TorchLegacyLayout? ReadLegacy(Stream file, Limits limits) => null;
}
