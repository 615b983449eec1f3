namespace Proofmark.Formats.Pickle;

/// <summary>Keeps note of the tensor storages that a pickle names.</summary>
internal sealed class StorageLog
{
    // A checkpoint has one for each of its parameters.
    private const int Most = 1_000_000;

    private readonly List<PickleStorage> found = [];
    private readonly HashSet<(string Type, string Key, long Elements)> known = [];

    /// <summary>The storages, in order of their first appearance.</summary>
    public IReadOnlyList<PickleStorage> Found => found;

    /// <summary>Takes note of a persistent identifier, if it is one of a storage.</summary>
    public void Consider(Session session, Value identifier, long offset)
    {
        ReadOnlySpan<ulong> parts = session.Store.Items(identifier);
        if (parts.Length < 5 || found.Count >= Most
            || session.Store.TextOf(new Value(parts[0])) != "storage"
            || new Value(parts[1]) is not { Kind: ValueKind.Global } type
            || session.Store.TextOf(new Value(parts[2])) is not { } key
            || new Value(parts[4]) is not { Kind: ValueKind.Int or ValueKind.BigInt } elements)
        {
            return;
        }

        var storage = new PickleStorage(session.Globals[type.Index].Name, key, elements.Kind == ValueKind.Int ? elements.Integer : long.MaxValue, offset);
        if (known.Add((storage.Type, storage.Key, storage.Elements)))
        {
            found.Add(storage);
        }
    }
}
