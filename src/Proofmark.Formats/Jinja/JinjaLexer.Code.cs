namespace Proofmark.Formats.Jinja;

/// <summary>What stands between the marks of a tag.</summary>
internal sealed partial class JinjaLexer
{
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
}
