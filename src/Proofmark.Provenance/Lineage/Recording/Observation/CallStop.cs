namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>A stop at a system call: ptrace_syscall_info.</summary>
/// <param name="Kind">Entry or exit.</param>
/// <param name="Architecture">The calling convention.</param>
/// <param name="Values">On entry the number and six arguments, on exit the result.</param>
internal sealed record CallStop(byte Kind, uint Architecture, ulong[] Values)
{
    public bool IsEntry => Kind == 1;

    public bool IsExit => Kind == 2;

    public long Result => unchecked((long)Values[0]);
}
