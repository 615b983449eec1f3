namespace Proofmark.Formats.Pickle;

/// <summary>Ends the reading of a program from any depth; never leaves <see cref="PickleReader"/>.</summary>
internal sealed class PickleStopException(string code, string message, long offset, bool limit = false) : Exception(message)
{
    public string Code { get; } = code;

    public long Offset { get; } = offset;

    /// <summary>True when one of our own bounds ended the reading, not the stream.</summary>
    public bool Limit { get; } = limit;

    public static PickleStopException Truncated(long offset) => new("truncated", "the stream ends inside a program", offset);

    public static PickleStopException Underflow(long offset) => new("stack-underflow", "an opcode takes more values than the stack holds", offset);

    public static PickleStopException NoMark(long offset) => new("no-mark", "an opcode needs a MARK that is not there", offset);

    public static PickleStopException BadLength(long offset) => new("bad-length", "a declared length is negative or impossible", offset);
}
