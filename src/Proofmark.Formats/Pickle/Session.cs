using Proofmark.Core;

namespace Proofmark.Formats.Pickle;

/// <summary>What all programs of one source share.</summary>
internal sealed class Session
{
    public Session(ByteSource source, Limits limits, PickleOptions options)
    {
        Source = source;
        Limits = limits;
        Options = options;
        Store = new ValueStore(limits.MaxPickleRetainedBytes);
        Renderer = new Renderer(Store, Globals);
        Callables = new CallableLog(limits.MaxPickleCallables);
        Recorder = new Recorder(this);
        Resolver = new Resolver(this);
    }

    public ByteSource Source { get; }

    public Limits Limits { get; }

    public PickleOptions Options { get; }

    public ValueStore Store { get; }

    public GlobalTable Globals { get; } = new();

    public Renderer Renderer { get; }

    public CallableLog Callables { get; }

    public AnomalyLog Anomalies { get; } = new();

    public Recorder Recorder { get; }

    public Resolver Resolver { get; }

    public Overlays Overlays { get; } = new();

    public List<PickleProgram> Programs { get; } = [];

    /// <summary>Index of the program that is being read.</summary>
    public int CurrentProgram { get; set; }

    /// <summary>Opcodes of all programs.</summary>
    public long Opcodes { get; set; }

    public long PersistentIds { get; set; }

    public bool Joblib { get; set; }
}
