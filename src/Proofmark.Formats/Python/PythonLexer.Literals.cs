namespace Proofmark.Formats.Python;

/// <summary>Literals: strings, bytes and formatted literals.</summary>
internal sealed partial class PythonLexer
{
    private bool QuoteAhead(out int prefix)
    {
        prefix = 0;
        while (prefix < 3 && at + prefix < text.Length && text[at + prefix] is 'r' or 'R' or 'b' or 'B' or 'u' or 'U' or 'f' or 'F' or 't' or 'T')
        {
            prefix++;
        }

        return prefix < 3 && at + prefix < text.Length && text[at + prefix] is '"' or '\'';
    }

    private void ReadLiteral(int prefix)
    {
        var start = at;
        var letters = text.AsSpan(at, prefix);
        var raw = letters.ContainsAny('r', 'R');
        var quote = text[at + prefix];
        var triple = at + prefix + 2 < text.Length && text[at + prefix + 1] == quote && text[at + prefix + 2] == quote;
        at += prefix + (triple ? 3 : 1);
        if (letters.ContainsAny("fFtT"))
        {
            Push(new Mode(quote, triple, raw, false, false, brackets));
            tokens.Add(new PythonToken(PythonTokenKind.FormatStart, start, at - start, line, ColumnOf(start), raw));
            return;
        }

        var (firstLine, column) = (line, ColumnOf(start));
        if (!SkipTo(quote, triple))
        {
            anomalies.Add("python-unterminated-string", "A string literal is not terminated, which Python refuses.", start, deceptive: false);
        }

        tokens.Add(new PythonToken(PythonTokenKind.Text, start, at - start, firstLine, column, raw));
    }

    private bool SkipTo(char quote, bool triple)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c == quote && (!triple || ClosesTriple(quote)))
            {
                at += triple ? 3 : 1;
                return true;
            }

            if (c is '\n' or '\r')
            {
                if (!triple)
                {
                    return false;
                }

                EndLine();
            }
            else
            {
                SkipCharacter(c);
            }
        }

        return false;
    }

    private bool ClosesTriple(char quote) => at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote;

    // A backslash takes the next character along, in raw literals too: it keeps a quote from ending the literal.
    private void SkipCharacter(char c)
    {
        at++;
        if (c == '\\' && at < text.Length)
        {
            if (text[at] is '\n' or '\r')
            {
                EndLine();
            }
            else
            {
                at++;
            }
        }
    }

    private void ReadFormatText(Mode mode)
    {
        var start = at;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == mode.Quote && (!mode.Triple || ClosesTriple(mode.Quote)))
            {
                CloseFormat(start, mode);
                return;
            }

            var doubled = !mode.Specification && c is '{' or '}' && at + 1 < text.Length && text[at + 1] == c;
            if (doubled)
            {
                at += 2;
            }
            else if (c == '{')
            {
                OpenField(start, mode);
                return;
            }
            else if (c == '}' && mode.Specification)
            {
                AddFormatText(start, mode);
                modes.Pop();
                CloseField();
                return;
            }
            else if (c is '\n' or '\r')
            {
                if (!mode.Triple)
                {
                    anomalies.Add("python-unterminated-string", "A formatted literal is not terminated, which Python refuses.", start, deceptive: false);
                    CloseFormat(start, mode);
                    return;
                }

                EndLine();
            }
            else if (SkipNamedCharacter(mode))
            {
                continue;
            }
            else if (c == '\\' && at + 1 < text.Length && text[at + 1] is '{' or '}')
            {
                // A backslash does not keep a brace from opening a field.
                at++;
            }
            else
            {
                SkipCharacter(c);
            }
        }

        AddFormatText(start, mode);
    }

    // \N{LATIN SMALL LETTER A}: the braces are no field.
    private bool SkipNamedCharacter(Mode mode)
    {
        const int LongestName = 100;
        if (mode.Raw || !text.AsSpan(at).StartsWith("\\N{", StringComparison.Ordinal))
        {
            return false;
        }

        var end = text.AsSpan(at, Math.Min(LongestName, text.Length - at)).IndexOf('}');
        if (end < 0)
        {
            return false;
        }

        at += end + 1;
        return true;
    }

    private void OpenField(int start, Mode mode)
    {
        AddFormatText(start, mode);
        Add(PythonTokenKind.Sign, at, 1);
        at++;
        brackets++;
        Push(mode with { Expression = true, Specification = false, Brackets = brackets });
    }

    // The colon or brace that ends the expression of a replacement field.
    private bool EndsField(char c)
    {
        if (!modes.TryPeek(out var mode) || brackets != mode.Brackets || c is not (':' or '}'))
        {
            return false;
        }

        if (c == '}')
        {
            CloseField();
            return true;
        }

        Add(PythonTokenKind.Sign, at, 1);
        at++;
        Push(mode with { Expression = false, Specification = true });
        return true;
    }

    private void CloseField()
    {
        Add(PythonTokenKind.Sign, at, 1);
        at++;
        brackets = Math.Max(0, brackets - 1);
        modes.Pop();
    }

    private void CloseFormat(int start, Mode mode)
    {
        AddFormatText(start, mode);
        var broken = text[at] != mode.Quote;
        Add(PythonTokenKind.FormatEnd, at, broken ? 0 : mode.Triple ? 3 : 1);
        at += broken ? 0 : mode.Triple ? 3 : 1;

        // A quote inside a specification ends the literal with its field open: Python refuses that, and so the field ends here too.
        while (modes.TryPop(out var top) && (top.Specification || top.Expression))
        {
            brackets = top.Expression ? Math.Max(0, brackets - 1) : brackets;
        }
    }

    private void AddFormatText(int start, Mode mode)
    {
        if (at > start)
        {
            Add(PythonTokenKind.FormatText, start, at - start, mode.Raw);
        }
    }

    private void Push(Mode mode)
    {
        modes.Push(mode);
        if (modes.Count > MaxModes)
        {
            Stopped = $"formatted literals nested deeper than {MaxModes}, which Python refuses";
        }
    }
}
