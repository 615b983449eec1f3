using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>What the numbers of system calls mean on this processor.</summary>
internal static class CallTable
{
    // The newest of Linux 6.18. Numbers from 424 on are the same on every processor.
    private const ulong Newest = 469;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static readonly FrozenDictionary<ulong, Call> Calls = Shared().Concat(IsArm ? Arm() : Intel()).ToFrozenDictionary();

    private static readonly FrozenDictionary<ulong, string> Defeats = SharedGaps().Concat(IsArm ? ArmGaps() : IntelGaps()).ToFrozenDictionary();

    /// <summary>How the kernel names the calling convention that these numbers belong to (AUDIT_ARCH in linux/audit.h).</summary>
    public static uint Convention { get; } = IsArm ? 0xC00000B7u : 0xC000003Eu;

    public static Call Of(ulong number) =>
        number > Newest ? Call.Unknown : Calls.GetValueOrDefault(number, Defeats.ContainsKey(number) ? Call.Defeating : Call.None);

    public static string GapOf(ulong number) => Defeats.GetValueOrDefault(number, Gap.UnknownSystemCall);

    private static Dictionary<ulong, Call> Shared() => new()
    {
        [435] = Call.Clone3,
        [436] = Call.CloseRange,
        [437] = Call.OpenAt2,
    };

    private static Dictionary<ulong, Call> Intel() => new()
    {
        [2] = Call.Open,
        [3] = Call.Close,
        [33] = Call.Duplicate2,
        [41] = Call.Socket,
        [42] = Call.Connect,
        [44] = Call.SendTo,
        [46] = Call.SendMessage,
        [47] = Call.ReceiveMessage,
        [49] = Call.Bind,
        [50] = Call.Listen,
        [56] = Call.Clone,
        [57] = Call.Fork,
        [58] = Call.Fork,
        [59] = Call.Execute,
        [76] = Call.Truncate,
        [82] = Call.Rename,
        [85] = Call.Create,
        [86] = Call.Link,
        [88] = Call.SymbolicLink,
        [133] = Call.MakeNode,
        [257] = Call.OpenAt,
        [259] = Call.MakeNodeAt,
        [264] = Call.RenameAt,
        [265] = Call.LinkAt,
        [266] = Call.SymbolicLinkAt,
        [272] = Call.Unshare,
        [292] = Call.Duplicate3,
        [299] = Call.ReceiveMessages,
        [307] = Call.SendMessages,
        [310] = Call.ReadOtherMemory,
        [316] = Call.RenameAt,
        [322] = Call.Execute,
    };

    private static Dictionary<ulong, Call> Arm() => new()
    {
        [24] = Call.Duplicate3,
        [33] = Call.MakeNodeAt,
        [36] = Call.SymbolicLinkAt,
        [37] = Call.LinkAt,
        [38] = Call.RenameAt,
        [45] = Call.Truncate,
        [56] = Call.OpenAt,
        [57] = Call.Close,
        [97] = Call.Unshare,
        [198] = Call.Socket,
        [200] = Call.Bind,
        [201] = Call.Listen,
        [203] = Call.Connect,
        [206] = Call.SendTo,
        [211] = Call.SendMessage,
        [212] = Call.ReceiveMessage,
        [220] = Call.Clone,
        [221] = Call.Execute,
        [243] = Call.ReceiveMessages,
        [269] = Call.SendMessages,
        [270] = Call.ReadOtherMemory,
        [276] = Call.RenameAt,
        [281] = Call.Execute,
    };

    private static Dictionary<ulong, string> SharedGaps() => new()
    {
        [425] = Gap.IoUring,
        [426] = Gap.IoUring,
        [427] = Gap.IoUring,
        [428] = Gap.NamespaceChange, // open_tree
        [429] = Gap.NamespaceChange, // move_mount
        [430] = Gap.NamespaceChange, // fsopen
        [431] = Gap.NamespaceChange, // fsconfig
        [432] = Gap.NamespaceChange, // fsmount
        [433] = Gap.NamespaceChange, // fspick
        [438] = Gap.ReceivedDescriptor, // pidfd_getfd
        [442] = Gap.NamespaceChange, // mount_setattr
        [467] = Gap.NamespaceChange, // open_tree_attr
    };

    private static Dictionary<ulong, string> IntelGaps() => new()
    {
        [30] = Gap.OtherChannel, // shmat
        [69] = Gap.OtherChannel, // msgsnd
        [70] = Gap.OtherChannel, // msgrcv
        [101] = Gap.ChildTraces,
        [134] = Gap.UnknownSystemCall, // uselib, which no program uses
        [155] = Gap.NamespaceChange, // pivot_root
        [161] = Gap.NamespaceChange, // chroot
        [163] = Gap.PathUnknown, // acct: the kernel writes
        [165] = Gap.NamespaceChange, // mount
        [166] = Gap.NamespaceChange, // umount2
        [167] = Gap.PathUnknown, // swapon
        [175] = Gap.KernelProgram, // init_module
        [240] = Gap.OtherChannel, // mq_open
        [246] = Gap.KernelProgram, // kexec_load
        [300] = Gap.ReceivedDescriptor, // fanotify_init: its events hold descriptors
        [304] = Gap.OpenByHandle,
        [308] = Gap.NamespaceChange, // setns
        [311] = Gap.ChildTraces, // process_vm_writev
        [313] = Gap.KernelProgram, // finit_module
        [320] = Gap.KernelProgram, // kexec_file_load
        [321] = Gap.KernelProgram, // bpf
    };

    private static Dictionary<ulong, string> ArmGaps() => new()
    {
        [39] = Gap.NamespaceChange,
        [40] = Gap.NamespaceChange,
        [41] = Gap.NamespaceChange,
        [51] = Gap.NamespaceChange,
        [89] = Gap.PathUnknown,
        [104] = Gap.KernelProgram,
        [105] = Gap.KernelProgram,
        [117] = Gap.ChildTraces,
        [180] = Gap.OtherChannel,
        [188] = Gap.OtherChannel,
        [189] = Gap.OtherChannel,
        [196] = Gap.OtherChannel,
        [224] = Gap.PathUnknown,
        [262] = Gap.ReceivedDescriptor,
        [265] = Gap.OpenByHandle,
        [268] = Gap.NamespaceChange,
        [271] = Gap.ChildTraces,
        [273] = Gap.KernelProgram,
        [280] = Gap.KernelProgram,
        [294] = Gap.KernelProgram,
    };
}
