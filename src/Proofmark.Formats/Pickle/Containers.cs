namespace Proofmark.Formats.Pickle;

/// <summary>Lists, dicts and sets: a header cell that all references share, and the first few items; or all items, where values are kept.</summary>
internal readonly struct Containers(CellArena<ulong> cells, WholeContainers? whole, bool keepsGrowing, bool keepsFixed, bool keepsMore)
{
    private const int MaxItems = 8;
    private const int MaxItemsOfMore = 48;
    private const int KeptShift = 32;
    private const int CapacityShift = 40;
    private const ulong MoreFlag = 1UL << 48;

    /// <summary>Whether the budget still allows tuples and dicts.</summary>
    public bool KeepsFixed => keepsFixed;

    public Value Create(ValueKind kind)
    {
        if (whole is not null)
        {
            return whole.Create(kind);
        }

        if (!(kind == ValueKind.Dict ? keepsFixed : keepsGrowing))
        {
            return new Value(ValueKind.LostContainer, (ulong)kind);
        }

        int header = cells.Allocate(1);
        cells[header] = 0;
        return new Value(kind, (uint)header);
    }

    /// <summary>Adds items, or keys and values in turn, to a container made by <see cref="Create"/>.</summary>
    public void Add(Value container, ReadOnlySpan<ulong> items)
    {
        if (whole is not null)
        {
            whole.Add(container.Index, items);
            return;
        }

        ulong header = cells[container.Index];
        int most = keepsMore ? MaxItemsOfMore : MaxItems;
        int limit = container.Kind == ValueKind.Dict ? 2 * most : most;
        int kept = (int)(header >> KeptShift) & 0xFF;
        int capacity = (int)(header >> CapacityShift) & 0xFF;
        int start = (int)(header & 0xFFFF_FFFF);
        int added = keepsFixed ? Math.Min(items.Length, limit - kept) : Math.Min(items.Length, capacity - kept);
        if (kept + added > capacity)
        {
            // The first items get just their room, as containers are mostly filled by one opcode; later ones get the whole.
            int grown = capacity == 0 ? added : limit;
            int moved = cells.Allocate(grown);
            cells.Run(start, kept).CopyTo(cells.Run(moved, kept));
            (start, capacity) = (moved, grown);
        }

        items[..added].CopyTo(cells.Run(start + kept, added));
        bool more = added < items.Length || (header & MoreFlag) != 0;
        cells[container.Index] = (uint)start | ((ulong)(kept + added) << KeptShift) | ((ulong)capacity << CapacityShift) | (more ? MoreFlag : 0);
    }

    /// <summary>Forgets the content: it was changed in a way that is not followed.</summary>
    public void Spoil(Value container)
    {
        if (whole is not null)
        {
            whole.Spoil(container.Index);
            return;
        }

        cells[container.Index] = MoreFlag;
    }

    public ReadOnlySpan<ulong> Items(Value container)
    {
        if (whole is not null)
        {
            return whole.Items(container.Index);
        }

        ulong header = cells[container.Index];
        return cells.Run((int)(header & 0xFFFF_FFFF), (int)(header >> KeptShift) & 0xFF);
    }

    public bool IsWhole(Value container) => whole?.IsWhole(container.Index) ?? (cells[container.Index] & MoreFlag) == 0;
}
