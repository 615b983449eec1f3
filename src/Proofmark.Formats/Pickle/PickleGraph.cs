using Proofmark.Core;

namespace Proofmark.Formats.Pickle;

/// <summary>The values that a pickle describes, as the symbolic machine leaves them: constants, containers with all items, and calls that nobody made.</summary>
internal sealed class PickleGraph
{
    private readonly Session _session;

    private PickleGraph(Session session, PickleReading reading)
    {
        _session = session;
        Reading = reading;
    }

    /// <summary>What was found while reading.</summary>
    public PickleReading Reading { get; }

    /// <summary>What the first program gives its loader; absent when it was not read to its STOP.</summary>
    public Value Root => _session.Root;

    /// <summary>Content of the values.</summary>
    public ValueStore Store => _session.Store;

    /// <summary>Reads the first program of a source.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static PickleGraph Read(Stream source, Limits limits, CancellationToken cancellation)
    {
        using var bytes = new ByteSource(source, cancellation);
        var session = new Session(bytes, limits, new PickleOptions { ReadFurtherPrograms = false, FollowJoblibArrays = false, KeepValues = true });
        return new PickleGraph(session, new SourceReader(session).Read());
    }

    /// <summary>The imported object that a value is; null for any other value.</summary>
    public GlobalInfo? GlobalOf(Value value) => value.Kind is ValueKind.Global or ValueKind.Instance ? _session.Globals[value.Index] : null;

    /// <summary>A value as Python would write it, shortened and escaped.</summary>
    public string Show(Value value) => _session.Renderer.Expression(value);
}
