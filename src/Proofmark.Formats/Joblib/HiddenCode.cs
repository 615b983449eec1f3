using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Joblib;

/// <summary>
/// Array bytes that no padding count precedes are opcodes to a loader that is not joblib's. They are read as such too, as far as they stand in
/// the window, and count when they name something importable.
/// </summary>
internal static class HiddenCode
{
    public static void Check(Session session, long length)
    {
        session.Source.TryEnsure(1);
        ReadOnlySpan<byte> window = session.Source.Window;
        byte[] bytes = window[..(int)Math.Min(length, window.Length)].ToArray();
        PickleReading reading = PickleReader.ReadRaw(bytes, session.Limits);
        if (!reading.Callables.Any(found => found.Resolved && IsImportable(found)))
        {
            return;
        }

        session.Anomalies.Add("array-is-code", "the bytes of an array are opcodes to an ordinary unpickler", session.Source.Offset, deceptive: true);
        foreach (PickleCallable found in reading.Callables)
        {
            session.Recorder.Copy(found with { Offset = found.Offset + session.Source.Offset, Program = session.CurrentProgram });
        }
    }

    /// <summary>True when a callable has names that Python could import.</summary>
    public static bool IsImportable(PickleCallable callable) =>
        IsDottedName(callable.Module) && (callable.Name.Length == 0 || IsDottedName(callable.Name));

    private static bool IsDottedName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '<' or '>') && !char.IsAsciiDigit(name[0]);
}
