using Proofmark.Core;

namespace Proofmark.Formats.Jinja;

/// <summary>
/// Splits a template into tokens as Jinja 3.1 does (jinja2/lexer.py) with its usual delimiters, without line statements and with blocks trimmed, which is how
/// loaders of chat templates set it up. Ends at the first thing that Jinja refuses.
/// </summary>
internal sealed partial class JinjaLexer
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
