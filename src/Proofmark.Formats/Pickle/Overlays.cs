namespace Proofmark.Formats.Pickle;

/// <summary>
/// Attributes of imported objects, entries of <c>sys.modules</c> and codes of the extension registry that the stream itself has set,
/// so that a later harmless-looking name leads to what was put there.
/// </summary>
internal sealed class Overlays
{
    private const int MaxEntries = 4096;
    private readonly Dictionary<(string Module, string Name), Value> _attributes = [];
    private readonly Dictionary<long, Value> _extensions = [];

    public bool IsEmpty => _attributes.Count == 0;

    public void SetAttribute(string module, string name, Value value)
    {
        if (_attributes.Count < MaxEntries)
        {
            _attributes[(module, name)] = value;
        }
    }

    /// <summary>Sets an attribute of an imported object or module; anything else has no name to be found by.</summary>
    public void SetOn(GlobalTable globals, Value target, string name, Value value)
    {
        if (target.Kind is ValueKind.Global or ValueKind.Module)
        {
            GlobalInfo info = globals[target.Index];
            SetAttribute(info.Module, info.Name.Length == 0 ? name : info.Name + "." + name, value);
        }
    }

    /// <summary>Replaces a module in <c>sys.modules</c>.</summary>
    public void SetModule(string module, Value value) => SetAttribute(module, "", value);

    public void SetExtension(long code, Value target)
    {
        if (_extensions.Count < MaxEntries)
        {
            _extensions[code] = target;
        }
    }

    public Value Extension(long code) => _extensions.GetValueOrDefault(code);

    /// <summary>Longest part of a dotted name that was set: its value, and what is left of the name.</summary>
    public Value Find(string module, string name, out string rest)
    {
        for (int length = name.Length; length > 0; length = name.LastIndexOf('.', length - 1))
        {
            if (_attributes.TryGetValue((module, name[..length]), out Value value))
            {
                rest = length == name.Length ? "" : name[(length + 1)..];
                return value;
            }
        }

        rest = name;
        return _attributes.GetValueOrDefault((module, ""));
    }
}
