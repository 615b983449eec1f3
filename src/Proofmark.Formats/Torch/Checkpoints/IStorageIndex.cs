namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Finds storages by their keys.</summary>
internal interface IStorageIndex
{
    /// <summary>Finds a storage.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="elementSize">Bytes of an element as the pickle says; 1 for one without a type.</param>
    /// <param name="refusal">Why there is none that every reader would agree on; null where one is found.</param>
    StorageRange? Find(string key, int elementSize, out string? refusal);
}
