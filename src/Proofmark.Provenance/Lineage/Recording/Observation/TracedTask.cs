namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>A thread of an observed process.</summary>
internal sealed class TracedTask(int id, TracedProcess process)
{
    public int Id { get; } = id;

    public TracedProcess Process { get; } = process;

    /// <summary>The system call that it is in.</summary>
    public PendingCall? Pending { get; set; }
}

/// <summary>A system call that has begun and not ended.</summary>
/// <param name="Call">Which.</param>
/// <param name="Number">Its number.</param>
/// <param name="Arguments">The six arguments.</param>
/// <param name="Since">When it began, on the clock of the tracer.</param>
internal sealed record PendingCall(Call Call, ulong Number, ulong[] Arguments, long Since)
{
    /// <summary>The tracer was told of the process that this call makes.</summary>
    public bool MadeTask { get; set; }

    /// <summary>The path that was asked for, as the memory held it when the call began.</summary>
    public byte[]? Path { get; set; }

    /// <summary>The addresses that it names.</summary>
    public IReadOnlyList<SocketAddress> Addresses { get; set; } = [];

    /// <summary>What happened is not known if it ends well.</summary>
    public string? Gap { get; set; }

    public int Folder(int argument) => unchecked((int)Arguments[argument]);
}
