namespace Proofmark.Formats.Identification;

/// <summary>Follows how many values and marks an unpickler would hold, and refuses what would underflow.</summary>
internal sealed class StackDepth(int maxMarks)
{
    private readonly Stack<int> marks = new();
    private int depth;

    /// <summary>Applies an opcode.</summary>
    /// <returns>False when the unpickler would fail on it.</returns>
    public bool Apply(byte code) => code switch
    {
        (byte)'(' => Mark(),
        (byte)'t' or (byte)'l' or (byte)'d' or (byte)'i' or 0x91 => ToMark(needed: 0, below: 0, pushed: 1),
        (byte)'o' => ToMark(needed: 1, below: 0, pushed: 1),
        (byte)'e' or (byte)'u' or 0x90 => ToMark(needed: 0, below: 1, pushed: 0),
        (byte)'1' => ToMark(needed: 0, below: 0, pushed: 0),
        (byte)'0' => Here > 0 ? Change(1, -1) : ToMark(needed: 0, below: 0, pushed: 0),
        (byte)'a' or (byte)'b' or (byte)'R' or 0x81 or 0x86 or 0x93 => Change(2, -1),
        (byte)'s' or 0x87 or 0x92 => Change(3, -2),
        (byte)'2' => Change(1, 1),
        (byte)'p' or (byte)'q' or (byte)'r' or 0x94 or 0x85 or (byte)'Q' or 0x98 or (byte)'.' => Change(1, 0),
        0x80 or 0x95 => true,
        _ => Change(0, 1),
    };

    private int Here => depth - (marks.TryPeek(out var mark) ? mark : 0);

    private bool Mark()
    {
        marks.Push(depth);
        return marks.Count <= maxMarks;
    }

    private bool Change(int needed, int by)
    {
        if (Here < needed)
        {
            return false;
        }

        depth += by;
        return true;
    }

    private bool ToMark(int needed, int below, int pushed)
    {
        if (Here < needed || !marks.TryPop(out var mark))
        {
            return false;
        }

        depth = mark;
        return Change(below, pushed);
    }
}
