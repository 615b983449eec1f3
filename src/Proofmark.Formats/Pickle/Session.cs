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
        Store = options.KeepValues ? new ValueStore(limits.MaxCheckpointValueBytes, new WholeContainers(limits.MaxCheckpointValueBytes)) : new ValueStore(limits.MaxPickleRetainedBytes);
        Renderer = new Renderer(Store, Globals);
        Callables = new CallableLog(limits.MaxPickleCallables);
        Recorder = new Recorder(this);
        Resolver = new Resolver(this);
        Arguments = new CalledArguments(this);
    }

    /// <summary>Another reading of bytes of a source: values and names are shared, what is found is not.</summary>
    private Session(Session origin, ByteSource source, PickleOptions options)
    {
        Source = source;
        Limits = origin.Limits;
        Options = options;
        Store = origin.Store;
        Globals = origin.Globals;
        Renderer = origin.Renderer;
        Callables = new CallableLog(origin.Limits.MaxPickleCallables);
        Recorder = new Recorder(this);
        Resolver = new Resolver(this);
        Arguments = new CalledArguments(this);
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

    public CalledArguments Arguments { get; }

    public Overlays Overlays { get; } = new();

    public EmbeddedLog Embedded { get; } = new();

    public SortedSet<string> FilesBeside { get; } = new(StringComparer.Ordinal);

    public StorageLog Storages { get; } = new();

    public List<PickleProgram> Programs { get; } = [];

    /// <summary>What the first program gives its loader; absent until its STOP.</summary>
    public Value Root { get; set; }

    /// <summary>Index of the program that is being read.</summary>
    public int CurrentProgram { get; set; }

    /// <summary>Opcodes of all programs.</summary>
    public long Opcodes { get; set; }

    public long PersistentIds { get; set; }

    public bool Joblib { get; set; }

    /// <summary>How often the class of joblib's array wrappers was put on the stack, less the arrays that were passed over.</summary>
    public long WrappersAtLarge { get; set; }

    /// <summary>True once such a class, or an instance that is no array yet, was put where it is not followed.</summary>
    public bool WrapperHandedOn { get; set; }

    /// <summary>Number of alternative readings begun; they count as programs below zero.</summary>
    public int Alternatives { get; private set; }

    public Session Alternative(ByteSource source)
    {
        Alternatives++;
        return new Session(this, source, new PickleOptions { ReadFurtherPrograms = false, FollowJoblibArrays = false });
    }
}
