using Proofmark.Formats.Pickle;
using Proofmark.Formats.Torch;
using Proofmark.Formats.Zip;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>
/// Compares the storages that a pickle names with the members that hold their data. PyTorch makes a storage of as many elements as the pickle says over the bytes
/// that the archive has, so that a larger number reads and writes memory behind them (CVE-2026-24747).
/// </summary>
internal static class StorageSizes
{
    private static readonly string[] References = ["CVE-2026-24747", "CWE-787"];

    /// <summary>Sizes in bytes of the storages that one pickle of an archive may name, by key.</summary>
    /// <param name="layout">The archive.</param>
    /// <param name="pickle">The pickle.</param>
    /// <param name="depth">Number of containers around the pickle: what is packed in it has storages of its own.</param>
    public static ArchiveStorages? Of(TorchZipLayout layout, ZipMember pickle, int depth)
    {
        var folder = pickle.Name == $"{layout.Root}/data.pkl" ? $"{layout.Root}/data/" : pickle.Name == $"{layout.Root}/constants.pkl" ? $"{layout.Root}/constants/" : null;
        if (folder is null)
        {
            return null;
        }

        // Of members of one name the smallest counts: which of them a reader takes is not known.
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var member in layout.Storages.Where(one => one.Name.StartsWith(folder, StringComparison.Ordinal)))
        {
            var key = member.Name[folder.Length..];
            sizes[key] = Math.Min(member.Size, sizes.GetValueOrDefault(key, long.MaxValue));
        }

        return new ArchiveStorages(depth, sizes);
    }

    /// <summary>Reports the first storage with more elements than the archive has data for.</summary>
    public static void Judge(PickleReading reading, Place place, Inspection inspection)
    {
        if (place.Storages is not { } storages || storages.Depth != place.Depth)
        {
            return;
        }

        foreach (var storage in reading.Storages)
        {
            if (StorageTypes.ElementSize(storage.Type) is { } size && storages.Bytes.TryGetValue(storage.Key, out var bytes) && (storage.Elements < 0 || storage.Elements > bytes / size))
            {
                inspection.Add(
                    ScanRules.TorchDeception,
                    place.At(storage.Offset),
                    $"The pickle says that storage {storage.Key} has {storage.Elements} elements of {size} bytes, but the archive holds {bytes} bytes for it.",
                    "Loaders have read and written memory behind such a storage.",
                    null,
                    References);
                return;
            }
        }
    }
}
