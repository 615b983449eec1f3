namespace Proofmark.Formats.Python;

/// <summary>A place in the tokens of a source text.</summary>
internal sealed class TokenCursor(string text, IReadOnlyList<PythonToken> tokens)
{
    /// <summary>Index of the current token.</summary>
    public int At { get; set; }

    public bool AtEnd => At >= tokens.Count;

    public PythonToken Current => At < tokens.Count ? tokens[At] : new PythonToken(PythonTokenKind.LineEnd, text.Length, 0, 0, 0);

    /// <summary>The characters of the current token.</summary>
    public ReadOnlySpan<char> Span => text.AsSpan(Current.Start, Current.Length);

    public bool IsLineEnd => Current.Kind == PythonTokenKind.LineEnd;

    public bool IsSign(string sign) => Current.Kind == PythonTokenKind.Sign && Span.SequenceEqual(sign);

    public bool IsWord(string word) => Current.Kind == PythonTokenKind.Name && Span.SequenceEqual(word);

    /// <summary>True when the token behind the current one is this sign.</summary>
    public bool NextIsSign(string sign) =>
        At + 1 < tokens.Count && tokens[At + 1].Kind == PythonTokenKind.Sign && text.AsSpan(tokens[At + 1].Start, tokens[At + 1].Length).SequenceEqual(sign);

    public bool NextIsName => At + 1 < tokens.Count && tokens[At + 1].Kind == PythonTokenKind.Name;

    /// <summary>Goes past the current token if it is this sign.</summary>
    public bool TakeSign(string sign)
    {
        if (!IsSign(sign))
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Goes past the current token if it is this word.</summary>
    public bool TakeWord(string word)
    {
        if (!IsWord(word))
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>The current name in normal form KC, as Python compares identifiers (language reference, 2.3).</summary>
    public string TakeName()
    {
        var span = Span;
        At++;
        return span.ContainsAnyExceptInRange('\0', '\x7f') ? CompatibleLetters.Normalise(span) : span.ToString();
    }
}
