namespace Proofmark.Formats.Jinja;

/// <summary>A position among the tokens of a template; keeps the first thing that Jinja refuses.</summary>
internal sealed class JinjaCursor(string source, IReadOnlyList<JinjaToken> tokens)
{
    /// <summary>The template.</summary>
    public string Source => source;

    public int At { get; set; }

    public JinjaFault? Fault { get; private set; }

    public JinjaToken Current => Peek(0);

    public ReadOnlySpan<char> Span => Text(Current);

    /// <summary>Where the last token that was passed ends.</summary>
    public int End => At == 0 ? 0 : tokens[Math.Min(At, tokens.Count) - 1] is var last ? last.Start + last.Length : 0;

    public bool AtTagEnd => Current.Kind is JinjaTokenKind.OutputEnd or JinjaTokenKind.TagEnd or JinjaTokenKind.End;

    public JinjaToken Peek(int ahead) => At + ahead < tokens.Count ? tokens[At + ahead] : new JinjaToken(JinjaTokenKind.End, source.Length, 0);

    public ReadOnlySpan<char> Text(JinjaToken token) => source.AsSpan(token.Start, token.Length);

    public bool IsSign(string sign) => Current.Kind == JinjaTokenKind.Sign && Span.SequenceEqual(sign);

    public bool IsWord(string word) => Current.Kind == JinjaTokenKind.Name && Span.SequenceEqual(word);

    public bool TakeSign(string sign) => Take(IsSign(sign));

    public bool TakeWord(string word) => Take(IsWord(word));

    /// <summary>Goes past a sign that has to be here.</summary>
    public void Expect(string sign)
    {
        if (!TakeSign(sign))
        {
            Fail($"'{sign}' is missing");
        }
    }

    /// <summary>The name that has to be here; empty where there is none.</summary>
    public string Name()
    {
        if (Current.Kind != JinjaTokenKind.Name)
        {
            Fail("a name is missing");
            return "";
        }

        var name = Span.ToString();
        At++;
        return name;
    }

    public void Fail(string message) => Fault ??= new JinjaFault(message, Current.Start);

    private bool Take(bool here)
    {
        At += here ? 1 : 0;
        return here;
    }
}
