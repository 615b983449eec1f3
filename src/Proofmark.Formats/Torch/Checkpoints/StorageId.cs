using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>A persistent id of a storage: ('storage', class, key, location, elements), and a view in legacy files.</summary>
/// <param name="Class">Plain name of the storage class.</param>
/// <param name="Key">Key of the storage.</param>
/// <param name="Elements">Elements, as the id says; bytes where it is untyped.</param>
internal sealed record StorageId(string Class, string Key, long Elements)
{
    /// <summary>True when the class says nothing of the elements.</summary>
    public bool IsUntyped => Class is "UntypedStorage" or "_UntypedStorage";

    /// <summary>Reads the id behind a value.</summary>
    /// <exception cref="CheckpointException">The value is no storage with such an id.</exception>
    public static StorageId Read(PickleGraph graph, Value value)
    {
        ReadOnlySpan<ulong> parts = value.Kind == ValueKind.Persistent && graph.Store.Part(value, 0) is var id && graph.Store.HasAllItems(id) ? graph.Store.Items(id) : [];
        if (parts.Length is not (5 or 6)
            || graph.Store.TextOf(new Value(parts[0])) != "storage"
            || graph.GlobalOf(new Value(parts[1])) is not { Module: "torch" or "torch.storage" or "torch.cuda" } type
            || graph.Store.TextOf(new Value(parts[2])) is not { } key
            || new Value(parts[4]) is not { Kind: ValueKind.Int, Integer: >= 0 } elements)
        {
            throw new CheckpointException("storage-unknown", "its storage is not named in a way that PyTorch writes");
        }

        return parts.Length == 5 || new Value(parts[5]).Kind == ValueKind.None
            ? new StorageId(type.Name, key, elements.Integer)
            : throw new CheckpointException("storage-view", "its storage is a view of another, as versions of PyTorch before 0.4 wrote it");
    }
}
