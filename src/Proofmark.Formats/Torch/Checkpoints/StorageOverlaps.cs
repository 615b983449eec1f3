namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Which tensors lie over the same bytes, and how much that adds when each is written for itself.</summary>
internal sealed class StorageOverlaps
{
    public StorageOverlaps(IReadOnlyList<CheckpointTensor> tensors)
    {
        var shared = new List<IReadOnlyList<string>>();
        Int128 written = tensors.Aggregate((Int128)0, static (sum, tensor) => sum + tensor.ByteCount);
        foreach (var storage in tensors.Where(static one => one.Elements > 0).GroupBy(static one => one.Storage.Key, StringComparer.Ordinal))
        {
            written -= Group([.. storage.OrderBy(static one => one.Extent.Start).ThenBy(static one => one.Name, StringComparer.Ordinal)], shared);
        }

        Shared = shared;
        RepeatedBytes = written;
    }

    /// <summary>Groups of names whose bytes overlap.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Shared { get; }

    /// <summary>Bytes that are written beyond what the tensors cover of their storages; below 0 where views have gaps.</summary>
    public Int128 RepeatedBytes { get; }

    // Tensors in the order of their first bytes; returns the bytes that they cover together.
    private static long Group(CheckpointTensor[] tensors, List<IReadOnlyList<string>> shared)
    {
        long covered = 0, end = 0;
        var group = new List<string>();
        foreach (var tensor in tensors)
        {
            if (tensor.Extent.Start >= end)
            {
                Close(group, shared);
                group = [];
            }

            group.Add(tensor.Name);
            covered += Math.Max(0, tensor.Extent.End - Math.Max(end, tensor.Extent.Start));
            end = Math.Max(end, tensor.Extent.End);
        }

        Close(group, shared);
        return covered;
    }

    private static void Close(List<string> group, List<IReadOnlyList<string>> shared)
    {
        if (group.Count > 1)
        {
            shared.Add(group);
        }
    }
}
