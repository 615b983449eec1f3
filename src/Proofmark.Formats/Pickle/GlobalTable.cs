using System.Buffers;
using System.Text;

namespace Proofmark.Formats.Pickle;

/// <summary>An imported object, or a module where the name is empty.</summary>
internal sealed class GlobalInfo(string module, string name, string? asWritten, Known known)
{
    /// <summary>Module as Python 3 resolves it, not escaped.</summary>
    public string Module { get; } = module;

    public string Name { get; } = name;

    public string? AsWritten { get; } = asWritten;

    /// <summary>What is known of calling it.</summary>
    public Known Known { get; } = known;

    /// <summary>Module and name for people, escaped.</summary>
    public string Display { get; } = TextEscape.Name(name.Length == 0 ? module : module + "." + name);

    /// <summary>How often it was put on the stack: more often than it was called means that it was handed on as a value.</summary>
    public long Pushes { get; set; }

    /// <summary>Calls of all programs, and of these the ones whose effect was followed.</summary>
    public (long All, long Followed) Calls { get; set; }

    /// <summary>Entries of the log by reach, valid for the program they were made in; a cache against looking up at each opcode.</summary>
    public CallableEntry?[] Entries { get; } = new CallableEntry?[5];
}

/// <summary>Interns imported objects so that a value needs only an index, and an opcode that names a known one allocates nothing.</summary>
internal sealed class GlobalTable
{
    private readonly List<GlobalInfo> _globals = [];
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Module, string Name), int> _resolved = [];

    public GlobalInfo this[int index] => _globals[index];

    /// <summary>The object of a name as written in a stream of the given protocol.</summary>
    public int Intern(ReadOnlySpan<byte> module, ReadOnlySpan<byte> name, bool mapped)
    {
        int size = module.Length + name.Length + 2;
        char[]? rented = size > 512 ? ArrayPool<char>.Shared.Rent(size) : null;
        Span<char> key = rented ?? stackalloc char[512];
        int length = 2;
        length += Encoding.UTF8.GetChars(module, key[length..]);
        // The length of the module's name keeps "a" + "bc" apart from "ab" + "c".
        key[0] = (char)length;
        key[1] = mapped ? 'm' : ' ';
        int nameStart = length;
        length += Encoding.UTF8.GetChars(name, key[length..]);
        if (!_written.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..length], out int index))
        {
            index = Add(key[2..nameStart].ToString(), key[nameStart..length].ToString(), mapped);
            _written.Add(key[..length].ToString(), index);
        }

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return index;
    }

    /// <summary>The object of a name that needs no mapping; an empty name means the module itself.</summary>
    public int Intern(string module, string name)
    {
        if (!_resolved.TryGetValue((module, name), out int index))
        {
            index = Insert(module, name, null);
        }

        return index;
    }

    private int Add(string module, string name, bool mapped)
    {
        (string Module, string Name) target = mapped ? CompatNames.Map(module, name) : (module, name);
        string? asWritten = target == (module, name) ? null : TextEscape.Name(module + "." + name);
        return asWritten is null ? Intern(module, name) : Insert(target.Module, target.Name, asWritten);
    }

    private int Insert(string module, string name, string? asWritten)
    {
        int index = _globals.Count;
        _globals.Add(new GlobalInfo(module, name, asWritten, KnownCallables.Of(module, name)));
        _resolved.TryAdd((module, name), index);
        return index;
    }
}
