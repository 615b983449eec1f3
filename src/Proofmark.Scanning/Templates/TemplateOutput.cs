using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>What blocks put out: the text of assignments by block, macros, callers and filtered blocks, whichever way their conditions and loops go.</summary>
internal sealed class TemplateOutput
{
    // Names of attributes are short; longer text is followed only as far as underscores in it go.
    private const int Longest = 1024;

    private readonly Stack<Frame> frames = new();

    /// <summary>True inside of a block whose text is of interest.</summary>
    public bool Captures => frames.Count > 0;

    /// <summary>Forgets what is open.</summary>
    public void Clear() => frames.Clear();

    /// <summary>Goes into a block.</summary>
    /// <param name="statement">The tag that begins it.</param>
    /// <param name="isExact">True for a loop that is gone through turn by turn.</param>
    public void Begin(JinjaStatement statement, bool isExact = false) => frames.Push(new Frame(statement, isExact));

    /// <summary>Blocks that are open.</summary>
    public int Depth => frames.Count;

    /// <summary>Leaves blocks that are not ended, until so many are open.</summary>
    public void LeaveTo(int depth)
    {
        while (frames.Count > depth)
        {
            frames.Pop();
        }
    }

    /// <summary>Puts out a value; returns the work that it was.</summary>
    public long Put(TemplateValue value)
    {
        var frame = frames.Peek();
        frame.Text = TemplateFolding.Combine(frame.Text, value, static (a, b) =>
            a is string text && TemplateFolding.Text(b) is { } piece && text.Length + piece.Length <= Longest ? text + piece : null);
        return 1 + frame.Text.Texts.Sum(static t => (long)t.Length);
    }

    /// <summary>Goes from one branch of a condition or loop to the next.</summary>
    public void Branch(bool isLast)
    {
        if (frames.TryPeek(out var frame) && frame.Statement.Tag is "if" or "for")
        {
            frame.Before = frame.Finished;
            frame.Text = TemplateValue.Of("");
            frame.HasElse |= isLast;
        }
    }

    /// <summary>Text may end here: the loop goes on with another turn, or behind itself.</summary>
    public void Cut()
    {
        foreach (var frame in frames)
        {
            frame.IsCut = true;
            if (frame.Statement.Tag == "for")
            {
                break;
            }
        }
    }

    /// <summary>Goes out of a block; null when the innermost block is another.</summary>
    public (JinjaStatement Statement, TemplateValue Text)? End(string tag)
    {
        if (!frames.TryPeek(out var frame) || frame.Statement.Tag != tag)
        {
            return null;
        }

        frames.Pop();
        var text = frame.Finished;
        text = tag switch
        {
            "if" when !frame.HasElse => text.Or(TemplateValue.Of("")),
            "for" when !frame.IsExact => text.Or(TemplateValue.Of("")).Or(TemplateValue.Made(text)),
            _ => text,
        };
        return (frame.Statement, frame.IsCut ? text.Or(TemplateValue.Made(text)) : text);
    }

    private sealed class Frame(JinjaStatement statement, bool isExact)
    {
        public JinjaStatement Statement { get; } = statement;

        public bool IsExact { get; } = isExact;

        public TemplateValue Text { get; set; } = TemplateValue.Of("");

        public TemplateValue? Before { get; set; }

        public bool HasElse { get; set; }

        public bool IsCut { get; set; }

        public TemplateValue Finished => Before?.Or(Text) ?? Text;
    }
}
