namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Takes source code apart far enough to tell names, texts and comments from each other. Linear in the length of the text; any text gives some tokens.</summary>
internal ref struct Lexer
{
    private readonly ReadOnlySpan<char> text;
    private readonly Language language;
    private readonly List<Token> tokens = [];
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(ReadOnlySpan<char> text, Language language)
    {
        this.text = text;
        this.language = language;
    }

    public static List<Token> Read(ReadOnlySpan<char> text, Language language)
    {
        var lexer = new Lexer(text, language);
        while (lexer.at < text.Length)
        {
            lexer.Next();
        }

        return lexer.tokens;
    }

    private void Next()
    {
        var c = text[at];
        if (c == '\n')
        {
            Move(1);
        }
        else if (char.IsWhiteSpace(c))
        {
            at++;
        }
        else if (IsComment(out var end))
        {
            Move(end - at);
        }
        else if (QuoteAhead() is { } quote)
        {
            ReadText(quote.Prefix, quote.Mark, quote.Raw, quote.Open);
        }
        else if (char.IsLetterOrDigit(c) || c is '_' or '$')
        {
            ReadWord();
        }
        else if (c == '/' && language == Language.JavaScript && BeginsPattern())
        {
            SkipPattern();
        }
        else
        {
            Add(TokenKind.Sign, at, 1, at, false);
            at++;
        }
    }

    private readonly bool IsComment(out int end)
    {
        var rest = text[at..];
        if (language == Language.Python ? rest[0] == '#' : rest.StartsWith("//"))
        {
            var length = rest.IndexOf('\n');
            end = length < 0 ? text.Length : at + length;
            return true;
        }

        end = 0;
        if (language != Language.Python && rest.StartsWith("/*"))
        {
            var length = rest[2..].IndexOf("*/");
            end = length < 0 ? text.Length : at + length + 4;
            return true;
        }

        return false;
    }

    private readonly (int Prefix, int Mark, bool Raw, bool Open)? QuoteAhead()
    {
        var prefix = 0;
        var (raw, open) = (false, false);
        while (prefix < 3 && at + prefix < text.Length && IsPrefix(text[at + prefix]))
        {
            raw |= text[at + prefix] is 'r' or 'R' or '@';
            open |= text[at + prefix] is 'f' or 'F' or '$';
            prefix++;
        }

        var start = at + prefix;
        if (start >= text.Length || !(text[start] is '"' or '\'' || (text[start] == '`' && language == Language.JavaScript)))
        {
            return null;
        }

        var mark = 1;
        if (language != Language.JavaScript)
        {
            while (mark < 64 && start + mark < text.Length && text[start + mark] == text[start])
            {
                mark++;
            }

            // Two quotes are an empty text; of Python's runs only the first three count.
            mark = mark == 2 ? 1 : language == Language.Python ? Math.Min(mark, 3) : mark;
        }

        return (prefix, mark, raw || (language == Language.CSharp && mark >= 3), open);
    }

    private readonly bool IsPrefix(char c) => language switch
    {
        Language.Python => c is 'r' or 'R' or 'b' or 'B' or 'u' or 'U' or 'f' or 'F',
        Language.CSharp => c is '@' or '$',
        _ => false,
    };

    private void ReadText(int prefix, int mark, bool raw, bool open)
    {
        var from = at;
        var quote = text[at + prefix];
        var start = at + prefix + mark;
        var end = start;
        var manyLines = mark >= 3 || quote == '`' || (raw && language == Language.CSharp);
        var verbatim = raw && language == Language.CSharp && mark == 1;
        var run = 0;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (c == '\\' && !(raw && language == Language.CSharp))
            {
                end++;
                run = 0;
            }
            else if (c == '\n' && !manyLines)
            {
                break;
            }
            else if (c == quote && verbatim && end + 1 < text.Length && text[end + 1] == quote)
            {
                end++;
            }
            else
            {
                run = c == quote ? run + 1 : 0;
                if (run == mark)
                {
                    end++;
                    break;
                }
            }
        }

        end = Math.Min(end, text.Length);
        var length = Math.Max(0, (run == mark ? end - mark : end) - start);
        var isOpen = (open && text.Slice(start, length).Contains('{')) || (quote == '`' && text.Slice(start, length).IndexOf("${") >= 0);
        Add(TokenKind.Text, start, length, from, isOpen);
        Move(end - at);
    }

    private void ReadWord()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '$'))
        {
            at++;
        }

        Add(TokenKind.Word, start, at - start, start, false);
    }

    // A slash divides after a value and begins a pattern anywhere else (ECMA-262, 12: the goal symbols of the lexical grammar).
    private readonly bool BeginsPattern()
    {
        if (tokens.Count == 0)
        {
            return true;
        }

        var last = tokens[^1];
        return last.Kind == TokenKind.Sign
            ? text[last.Start] is not (')' or ']' or '}')
            : last.Kind == TokenKind.Word && text.Slice(last.Start, last.Length) is "return" or "typeof" or "case" or "in" or "of";
    }

    private void SkipPattern()
    {
        var inClass = false;
        for (at++; at < text.Length && text[at] != '\n'; at++)
        {
            switch (text[at])
            {
                case '\\' when at + 1 < text.Length && text[at + 1] != '\n':
                    at++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '/' when !inClass:
                    at++;
                    return;
            }
        }
    }

    private readonly void Add(TokenKind kind, int start, int length, int from, bool open) =>
        tokens.Add(new Token(kind, start, length, line, from - lineStart, open));

    private void Move(int count)
    {
        var end = Math.Min(text.Length, at + count);
        for (; at < end; at++)
        {
            if (text[at] == '\n')
            {
                line++;
                lineStart = at + 1;
            }
        }
    }
}
