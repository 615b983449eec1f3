using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Storages that follow the pickles of a legacy file, each with its number of elements in front.</summary>
internal sealed class LegacyStorages : IStorageIndex
{
    private readonly Dictionary<string, TorchStorage?> storages = new(StringComparer.Ordinal);

    public LegacyStorages(TorchLegacyLayout layout)
    {
        foreach (var storage in layout.Storages)
        {
            // A key that comes twice finds nothing.
            storages[storage.Key] = storages.ContainsKey(storage.Key) ? null : storage;
        }
    }

    public StorageRange? Find(string key, int elementSize, out string? refusal)
    {
        refusal = !storages.TryGetValue(key, out var storage) ? $"the file holds no storage {DisplayText.Quote(key)}, or not all of it"
            : storage is null ? $"the file holds two storages {DisplayText.Quote(key)}"
            : StorageTypes.ElementSize(storage.Type) != elementSize ? $"the storage {DisplayText.Quote(key)} is given two types"
            : null;
        if (refusal is not null)
        {
            return null;
        }

        var bytes = storage!.Range.Length - sizeof(long);
        return new StorageRange(key, new ByteRange(storage.Range.Start + sizeof(long), bytes), bytes);
    }
}
