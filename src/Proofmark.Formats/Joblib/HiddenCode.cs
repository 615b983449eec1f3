using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Joblib;

/// <summary>
/// Array bytes that no padding count precedes are opcodes to a loader that is not joblib's. (A genuine padding count is no opcode, and ends such
/// a loader.) They are read as such too, as far as they stand in the window, and count when they name something importable.
/// </summary>
internal static class HiddenCode
{
    public static void Check(Session session, ProgramMachine machine)
    {
        session.Source.TryEnsure(ByteSource.BufferSize);
        long start = session.Source.Offset;
        IReadOnlyList<PickleCallable> found = machine.Peek(session.Source.Window.ToArray());
        if (!found.Any(callable => callable.Resolved && callable.Reach is PickleReach.Import or PickleReach.Call && PlainName.Is(callable)))
        {
            return;
        }

        session.Anomalies.Add("array-is-code", "the bytes of an array are opcodes to an ordinary unpickler", start, deceptive: true);
        foreach (PickleCallable callable in found)
        {
            session.Recorder.Copy(callable with { Offset = callable.Offset + start, Program = session.CurrentProgram });
        }
    }
}
