namespace Proofmark.Formats.Python;

/// <summary>
/// Tokens of Python source by the lexical analysis of Python 3.12 (language reference, chapter 2), with the nested formatted literals of PEP 701.
/// Linear in the length of the text; any text gives tokens, and what Python would refuse is an anomaly.
/// </summary>
internal sealed partial class PythonLexer
{
    // CPython refuses deeper nesting of brackets and formatted literals (MAXLEVEL and MAXFSTRINGLEVEL in its tokenizer).
    private const int MaxBrackets = 200;
    private const int MaxModes = 300;
    private const int MaxOperator = 3;

    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "->", ":=", "==", "!=", "<=", ">=", "//", "**", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "...", "//=", "**=", "<<=", ">>=",
    };

    private readonly string text;
    private readonly int maxTokens;
    private readonly AnomalyLog anomalies;
    private readonly List<PythonToken> tokens = [];
    private readonly Stack<Mode> modes = new();
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> operators = Operators.GetAlternateLookup<ReadOnlySpan<char>>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int brackets;

    private PythonLexer(string text, int maxTokens, AnomalyLog anomalies)
    {
        this.text = text;
        this.maxTokens = maxTokens;
        this.anomalies = anomalies;
    }

    /// <summary>Why reading ended early; null when the whole text was read.</summary>
    public string? Stopped { get; private set; }

    public IReadOnlyList<PythonToken> Tokens => tokens;

    public static PythonLexer Read(string text, int maxTokens, AnomalyLog anomalies)
    {
        var lexer = new PythonLexer(text, maxTokens, anomalies);
        while (lexer.at < text.Length && lexer.Stopped is null)
        {
            if (tokensFull(lexer))
            {
                lexer.Stopped = $"more than {maxTokens} tokens";
            }
            else if (lexer.modes.TryPeek(out var mode) && !mode.Expression)
            {
                lexer.ReadFormatText(mode);
            }
            else
            {
                lexer.Next();
            }
        }

        if (lexer.Stopped is null && (lexer.brackets > 0 || lexer.modes.Count > 0))
        {
            anomalies.Add("python-unclosed", "A bracket or formatted literal is not closed.", text.Length, deceptive: false);
        }

        lexer.Add(PythonTokenKind.LineEnd, text.Length, 0);
        return lexer;

        static bool tokensFull(PythonLexer lexer) => lexer.tokens.Count >= lexer.maxTokens;
    }

    private void Next()
    {
        var c = text[at];
        if (c is '\n' or '\r')
        {
            if (brackets == 0 && tokens.Count > 0 && tokens[^1].Kind != PythonTokenKind.LineEnd)
            {
                Add(PythonTokenKind.LineEnd, at, 0);
            }

            EndLine();
        }
        else if (c is ' ' or '\t' or '\f')
        {
            at++;
        }
        else if (c == '#')
        {
            var rest = text.AsSpan(at);
            var length = rest.IndexOfAny('\n', '\r');
            at = length < 0 ? text.Length : at + length;
        }
        else if (c == '\\')
        {
            JoinLines();
        }
        else if (QuoteAhead(out var prefix))
        {
            ReadLiteral(prefix);
        }
        else if (c == '_' || char.IsLetter(c) || c >= 0x80)
        {
            ReadName();
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            ReadNumber();
        }
        else
        {
            ReadSign(c);
        }
    }

    private void JoinLines()
    {
        at++;
        if (at < text.Length && text[at] is '\n' or '\r')
        {
            EndLine();
            return;
        }

        anomalies.Add("python-stray-backslash", "A backslash does not end its line, which Python refuses.", at - 1, deceptive: false);
    }

    private void ReadName()
    {
        var start = at;
        while (at < text.Length && (text[at] == '_' || char.IsLetterOrDigit(text[at]) || text[at] >= 0x80))
        {
            at++;
        }

        Add(PythonTokenKind.Name, start, at - start);
    }

    private void ReadNumber()
    {
        var start = at;
        while (at < text.Length && (text[at] is '_' or '.' || char.IsAsciiLetterOrDigit(text[at])
            || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E' && !text.AsSpan(start).StartsWith("0x", StringComparison.OrdinalIgnoreCase))))
        {
            at++;
        }

        Add(PythonTokenKind.Number, start, at - start);
    }

    private void ReadSign(char c)
    {
        if (EndsField(c))
        {
            return;
        }

        var length = 1;
        for (var longer = MaxOperator; longer > 1; longer--)
        {
            if (at + longer <= text.Length && operators.Contains(text.AsSpan(at, longer)))
            {
                length = longer;
                break;
            }
        }

        if (c is '(' or '[' or '{')
        {
            brackets++;
            if (brackets > MaxBrackets)
            {
                Stopped = $"brackets nested deeper than {MaxBrackets}, which Python refuses";
            }
        }
        else if (c is ')' or ']' or '}')
        {
            brackets = Math.Max(0, brackets - 1);
        }
        else if (c is '$' or '?' or '\0' || char.IsControl(c))
        {
            anomalies.Add("python-stray-character", $"A character that Python refuses stands in the code: U+{(int)c:X4}.", at, deceptive: false);
        }

        Add(PythonTokenKind.Sign, at, length);
        at += length;
    }

    private void Add(PythonTokenKind kind, int start, int length, bool raw = false) =>
        tokens.Add(new PythonToken(kind, start, length, line, ColumnOf(start), raw));

    // Only the first token of a line needs its tabs counted: the column of the others is for people.
    private int ColumnOf(int start)
    {
        if (tokens.Count > 0 && tokens[^1].Line == line && tokens[^1].Kind != PythonTokenKind.LineEnd)
        {
            return start - lineStart;
        }

        var column = 0;
        for (var i = lineStart; i < start && text[i] is ' ' or '\t' or '\f'; i++)
        {
            column = text[i] switch { '\t' => (column / 8 + 1) * 8, '\f' => 0, _ => column + 1 };
        }

        return column;
    }

    private void EndLine()
    {
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        line++;
        lineStart = at;
    }

    /// <summary>A formatted literal, or a replacement field of one.</summary>
    /// <param name="Quote">The quote that ends the literal.</param>
    /// <param name="Triple">True for triple quotes.</param>
    /// <param name="Raw">True where backslashes stand for themselves.</param>
    /// <param name="Specification">True behind the colon of a field.</param>
    /// <param name="Expression">True inside a field.</param>
    /// <param name="Brackets">Brackets open when the field began.</param>
    private readonly record struct Mode(char Quote, bool Triple, bool Raw, bool Specification, bool Expression, int Brackets);
}
