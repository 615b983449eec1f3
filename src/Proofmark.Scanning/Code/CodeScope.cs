namespace Proofmark.Scanning.Code;

/// <summary>Names and what they may mean. All values of a name are kept, up to a bound: a later, harmless one does not hide an earlier.</summary>
internal sealed class CodeScope(CodeScope? outer, CodeLists lists)
{
    private const int ValuesKept = 8;

    private readonly Dictionary<string, List<CodeValue>> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> globals = new(StringComparer.Ordinal);

    /// <summary>Makes assignments to a name go to the module.</summary>
    public void DeclareGlobal(string name) => globals.Add(name);

    /// <summary>Binds a name here, or in the module where it was declared global.</summary>
    public void Bind(string name, CodeValue value)
    {
        if (globals.Contains(name))
        {
            BindInModule(name, value);
        }
        else
        {
            Add(name, value);
        }
    }

    /// <summary>Binds a name in the module: also attributes, under their dotted names.</summary>
    public void BindInModule(string name, CodeValue value) => Module.Add(name, value);

    private CodeScope Module => outer?.Module ?? this;

    private void Add(string name, CodeValue value)
    {
        if (!names.TryGetValue(name, out var values))
        {
            names.Add(name, values = []);
        }

        // The last place is for the latest value.
        if (!values.Remove(value) && values.Count == ValuesKept)
        {
            values.RemoveAt(values.FindIndex(v => lists.Find(v.Path) is null) is var harmless and >= 0 ? harmless : 0);
        }

        values.Add(value);
    }

    /// <summary>What a name means; null when it is not bound.</summary>
    public CodeValue? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.names.TryGetValue(name, out var values))
            {
                return CodeValues.Join(values, lists);
            }
        }

        return null;
    }

    private CodeScope? Parent => outer;
}
