namespace Proofmark.Scanning.Globals;

/// <summary>
/// One list of globals: exact names by module and whole modules. The names of a module stay the text of their line until they are asked
/// for, which keeps the start of the program fast.
/// </summary>
internal sealed class GlobalTable(IReadOnlyList<GlobalGroup> groups)
{
    private readonly Dictionary<string, List<(string Names, GlobalGroup Group)>> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GlobalGroup> whole = new(StringComparer.Ordinal);

    /// <summary>The groups in the order of the list.</summary>
    public IReadOnlyList<GlobalGroup> Groups { get; } = groups;

    /// <summary>Adds one line of the list.</summary>
    public void Add(string module, string names, GlobalGroup group)
    {
        if (names == "*")
        {
            whole.Add(module, group);
            return;
        }

        if (!exact.TryGetValue(module, out var lines))
        {
            exact.Add(module, lines = []);
        }

        lines.Add((names, group));
    }

    /// <summary>The group that lists exactly this name of this module; null when none does.</summary>
    public GlobalGroup? FindExact(string module, string name)
    {
        if (!exact.TryGetValue(module, out var lines))
        {
            return null;
        }

        foreach (var (names, group) in lines)
        {
            foreach (var range in names.AsSpan().Split(' '))
            {
                if (names.AsSpan(range).SequenceEqual(name))
                {
                    return group;
                }
            }
        }

        return null;
    }

    /// <summary>The group that lists this very module with everything in it; null when none does.</summary>
    public GlobalGroup? FindModule(string module) => whole.GetValueOrDefault(module);
}
