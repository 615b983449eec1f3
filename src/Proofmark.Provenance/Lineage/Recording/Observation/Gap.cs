namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Codes of what an observer cannot see through. A command that never does any of these is seen completely.</summary>
internal static class Gap
{
    public const string NotObserved = "not-observed";
    public const string IoUring = "io-uring";
    public const string OpenByHandle = "open-by-handle";
    public const string ChildTraces = "child-traces";
    public const string ForeignAbi = "foreign-abi";
    public const string UnknownSystemCall = "unknown-system-call";
    public const string InheritedDescriptor = "inherited-descriptor";
    public const string ReceivedDescriptor = "received-descriptor";
    public const string NamespaceChange = "namespace-change";
    public const string SetIdProgram = "set-id-program";
    public const string TooManyFiles = "too-many-files";
    public const string TooManyHosts = "too-many-hosts";
    public const string PathUnknown = "path-unknown";
    public const string AddressUnknown = "address-unknown";

    /// <summary>A thread changed a descriptor while another one was opening it.</summary>
    public const string DescriptorRace = "descriptor-race";

    /// <summary>Two processes share one table of descriptors.</summary>
    public const string SharedDescriptors = "shared-descriptors";

    /// <summary>A process was made in a way that keeps it from being traced.</summary>
    public const string UntracedProcess = "untraced-process";

    /// <summary>A program or module was given to the kernel.</summary>
    public const string KernelProgram = "kernel-program";

    /// <summary>A socket takes what others send: nobody tells who they are.</summary>
    public const string BoundSocket = "bound-socket";

    /// <summary>A socket of a family or kind whose addresses are not read.</summary>
    public const string OtherSocket = "other-socket";

    /// <summary>Shared memory or queues that have no file.</summary>
    public const string OtherChannel = "other-channel";

    /// <summary>A script whose interpreters could not be followed to the program that runs.</summary>
    public const string InterpreterUnknown = "interpreter-unknown";

    /// <summary>A folder was renamed: the paths of the files in it are no longer those they were opened by.</summary>
    public const string DirectoryRenamed = "directory-renamed";
}
