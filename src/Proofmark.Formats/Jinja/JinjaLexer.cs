using Proofmark.Core;

namespace Proofmark.Formats.Jinja;

/// <summary>
/// Splits a template into tokens as Jinja 3.1 does (jinja2/lexer.py) with its usual delimiters, without line statements and with blocks trimmed, which is how
/// loaders of chat templates set it up. Ends at the first thing that Jinja refuses.
/// </summary>
internal sealed class JinjaLexer
{
    private readonly string source;
    private readonly Limits limits;
    private readonly List<JinjaToken> tokens = [];
    private readonly Stack<char> open = [];
    private int at;

    private JinjaLexer(string source, Limits limits)
    {
        this.source = source;
        this.limits = limits;
    }

    /// <summary>The tokens in order.</summary>
    public IReadOnlyList<JinjaToken> Tokens => tokens;

    /// <summary>What Jinja refuses; null when there is nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where that stands.</summary>
    public int FaultAt { get; private set; }

    /// <summary>True when the template ends inside a tag, which is for Jinja's parser to refuse and not for its lexer.</summary>
    public bool Unfinished { get; private set; }

    /// <summary>Which bound ended the reading; null when none did.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Reads a template.</summary>
    public static JinjaLexer Read(string source, Limits limits)
    {
        var lexer = new JinjaLexer(source, limits);
        while (lexer.at < source.Length && lexer.Ends is false)
        {
            lexer.ReadText();
        }

        return lexer;
    }

    private bool Ends => Fault is not null || Stopped is not null;

    private void ReadText()
    {
        var (start, search) = (at, at);
        while (true)
        {
            var brace = source.IndexOf('{', search);
            if (brace < 0 || brace + 1 == source.Length)
            {
                AddText(start, source.Length);
                at = source.Length;
                return;
            }

            if (source[brace + 1] is '{' or '%' or '#')
            {
                AddText(start, brace);
                ReadMarked(brace);
                return;
            }

            search = brace + 1;
        }
    }

    private void ReadMarked(int start)
    {
        var mark = source[start + 1];
        at = start + 2;
        if (mark == '%' && RawStart(start) is { } raw)
        {
            at = raw;
            ReadRaw(start);
            return;
        }

        if (at < source.Length && source[at] is '-' or '+')
        {
            at++;
        }

        if (mark == '#')
        {
            ReadComment(start);
        }
        else
        {
            Add(mark == '{' ? JinjaTokenKind.OutputStart : JinjaTokenKind.TagStart, start, at);
            ReadCode(mark == '{' ? "}}" : "%}", mark == '{' ? JinjaTokenKind.OutputEnd : JinjaTokenKind.TagEnd, start);
        }
    }

    // Where the content of a raw block begins; null when the tag is another.
    private int? RawStart(int start)
    {
        var next = start + 2;
        next += next < source.Length && source[next] is '-' or '+' ? 1 : 0;
        next = SkipSpace(next);
        if (!Has(next, "raw"))
        {
            return null;
        }

        next = SkipSpace(next + 3);
        return Has(next, "-%}") ? SkipSpace(next + 3) : Has(next, "%}") ? next + 2 : null;
    }

    private void ReadRaw(int start)
    {
        var content = at;
        for (var tag = source.IndexOf("{%", at, StringComparison.Ordinal); tag >= 0; tag = source.IndexOf("{%", tag + 2, StringComparison.Ordinal))
        {
            var next = tag + 2;
            next += next < source.Length && source[next] is '-' or '+' ? 1 : 0;
            next = SkipSpace(next);
            if (Has(next, "endraw") && TagEnd(SkipSpace(next + 6), "%}", signed: true) is { } end)
            {
                AddText(content, tag);
                at = end;
                return;
            }
        }

        Fail("a raw block has no end", start);
    }

    private void ReadComment(int start)
    {
        var end = source.IndexOf("#}", at, StringComparison.Ordinal);
        if (end < 0)
        {
            Fail("a comment has no end", start);
            return;
        }

        at = end > at && source[end - 1] == '-' ? SkipSpace(end + 2) : SkipLineEnd(end + 2);
    }

    private void ReadCode(string closing, JinjaTokenKind closingKind, int start)
    {
        open.Clear();
        while (!Ends)
        {
            at = SkipSpace(at);
            if (at >= source.Length)
            {
                Unfinished = true;
                Fail(closing == "}}" ? "an output has no end" : "a statement has no end", start);
                return;
            }

            if (open.Count == 0 && TagEnd(at, closing, signed: closing == "%}") is { } end)
            {
                Add(closingKind, at, end);
                at = end;
                return;
            }

            ReadToken();
        }
    }

    private void ReadToken()
    {
        var c = source[at];
        if (char.IsAsciiDigit(c))
        {
            var (kind, end) = JinjaScan.Number(source, at);
            Take(kind, end);
        }
        else if (c is '\'' or '"')
        {
            var end = JinjaScan.StringEnd(source, at);
            if (end < 0)
            {
                Fail("a text in quotes has no end", at);
            }
            else
            {
                Take(JinjaTokenKind.String, end);
            }
        }
        else if (JinjaScan.NameEnd(source, at) is var name && name > at)
        {
            Take(JinjaTokenKind.Name, name);
        }
        else if (JinjaScan.SignLength(source, at) is > 0 and var length)
        {
            Balance(c);
            Take(JinjaTokenKind.Sign, at + length);
        }
        else
        {
            Fail("a character is no part of the language", at);
        }
    }

    private void Balance(char sign)
    {
        if (sign is '(' or '[' or '{')
        {
            open.Push(sign == '(' ? ')' : sign == '[' ? ']' : '}');
            if (open.Count > limits.MaxCodeDepth)
            {
                Stopped = $"brackets nested deeper than {limits.MaxCodeDepth}";
            }
        }
        else if (sign is ')' or ']' or '}' && (!open.TryPop(out var expected) || expected != sign))
        {
            Fail($"a '{sign}' closes nothing", at);
        }
    }

    // The position behind an end of a tag; null where none is. Blocks take the line break behind them, ends with a minus take all white space.
    private int? TagEnd(int position, string closing, bool signed)
    {
        if (Has(position, "-" + closing))
        {
            return SkipSpace(position + 3);
        }

        var plus = signed && Has(position, "+" + closing);
        return plus ? position + 3 : !Has(position, closing) ? null : signed ? SkipLineEnd(position + 2) : position + 2;
    }

    private void AddText(int start, int end)
    {
        if (end > start)
        {
            Add(JinjaTokenKind.Text, start, end);
        }
    }

    private void Take(JinjaTokenKind kind, int end)
    {
        Add(kind, at, end);
        at = end;
    }

    private void Add(JinjaTokenKind kind, int start, int end)
    {
        if (tokens.Count >= limits.MaxCodeTokens)
        {
            Stopped ??= $"the template has more than {limits.MaxCodeTokens} tokens";
            return;
        }

        tokens.Add(new JinjaToken(kind, start, end - start));
    }

    private void Fail(string fault, int position)
    {
        if (Fault is null)
        {
            (Fault, FaultAt) = (fault, position);
        }
    }

    private bool Has(int position, string text) => position <= source.Length && source.AsSpan(position).StartsWith(text, StringComparison.Ordinal);

    private int SkipSpace(int position)
    {
        while (position < source.Length && JinjaScan.IsSpace(source[position]))
        {
            position++;
        }

        return position;
    }

    private int SkipLineEnd(int position) =>
        Has(position, "\r\n") ? position + 2 : position < source.Length && source[position] is '\n' or '\r' ? position + 1 : position;
}
