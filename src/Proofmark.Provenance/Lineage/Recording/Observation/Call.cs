namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>The system calls that the observer looks at; every other known one opens and names nothing.</summary>
internal enum Call
{
    None,
    Open,
    OpenAt,
    OpenAt2,
    Create,
    Close,
    CloseRange,
    Duplicate2,
    Duplicate3,
    Truncate,
    Rename,
    RenameAt,
    Link,
    LinkAt,
    SymbolicLink,
    SymbolicLinkAt,
    MakeNode,
    MakeNodeAt,
    Socket,
    Connect,
    SendTo,
    SendMessage,
    SendMessages,
    ReceiveMessage,
    ReceiveMessages,
    Bind,
    Listen,
    Clone,
    Clone3,
    Fork,
    Execute,
    Unshare,
    ReadOtherMemory,

    /// <summary>A call that defeats observation when it succeeds: which one is told by <see cref="CallTable.GapOf"/>.</summary>
    Defeating,

    /// <summary>A number that this observer does not know.</summary>
    Unknown,
}
