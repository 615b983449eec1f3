namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Source code as tokens, with its brackets paired and its plain constants known.</summary>
internal sealed class SourceText
{
    private readonly string text;
    private readonly List<Token> tokens;
    private readonly int[] partners;
    private readonly Dictionary<string, string?> constants = new(StringComparer.Ordinal);

    public SourceText(string text, Language language)
    {
        this.text = text;
        Language = language;
        tokens = Lexer.Read(text, language);
        partners = new int[tokens.Count];
        Pair();
        FindConstants();
    }

    public Language Language { get; }

    public int Count => tokens.Count;

    public Token this[int index] => tokens[index];

    /// <summary>The characters of a token, without quotes; empty outside the text.</summary>
    public ReadOnlySpan<char> Of(int index) => index >= 0 && index < tokens.Count ? text.AsSpan(tokens[index].Start, tokens[index].Length) : default;

    public bool IsSign(int index, char sign) => index >= 0 && index < tokens.Count && tokens[index].Kind == TokenKind.Sign && text[tokens[index].Start] == sign;

    public bool IsWord(int index) => index >= 0 && index < tokens.Count && tokens[index].Kind == TokenKind.Word;

    public bool IsWord(int index, string word) => IsWord(index) && Of(index).SequenceEqual(word);

    public bool IsText(int index) => index >= 0 && index < tokens.Count && tokens[index].Kind == TokenKind.Text;

    /// <summary>The closing bracket of an opening one; the number of tokens when it is never closed.</summary>
    public int End(int opening) => partners[opening] > opening ? partners[opening] : tokens.Count;

    /// <summary>The value of a range when it is one literal text, or a name that has one value in this file; else null.</summary>
    public string? Value(int start, int end)
    {
        if (start >= end || end > tokens.Count)
        {
            return null;
        }

        if (IsText(start))
        {
            var value = "";
            for (var i = start; i < end; i++)
            {
                // Neighbouring texts are one in Python; a huge one is no name of anything.
                if (!IsText(i) || tokens[i].Open || value.Length > 4096)
                {
                    return null;
                }

                value += Of(i).ToString();
            }

            return value;
        }

        return end == start + 1 && IsWord(start) ? constants.GetValueOrDefault(Of(start).ToString()) : null;
    }

    // One pass with a stack; brackets that do not fit stay alone.
    private void Pair()
    {
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Sign)
            {
                continue;
            }

            var c = text[tokens[i].Start];
            if (c is '(' or '[' or '{')
            {
                open.Push(i);
            }
            else if (c is ')' or ']' or '}' && open.TryPeek(out var top) && text[tokens[top].Start] == (c == ')' ? '(' : c == ']' ? '[' : '{'))
            {
                partners[open.Pop()] = i;
                partners[i] = top;
            }
        }
    }

    // name = "text" on one line; a name with two values has none.
    private void FindConstants()
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (!IsWord(i) || !IsSign(i + 1, '=') || IsSign(i + 2, '=') || IsSign(i - 1, '.'))
            {
                continue;
            }

            var name = Of(i).ToString();
            var ends = i + 3 >= tokens.Count || tokens[i + 3].Line != tokens[i + 2].Line || IsSign(i + 3, ';');
            var value = ends && IsText(i + 2) && !tokens[i + 2].Open ? Of(i + 2).ToString() : null;
            // An argument name=value inside brackets is no assignment, but then it does not end its line either.
            if (value is not null && !constants.TryAdd(name, value) && constants[name] != value)
            {
                constants[name] = null;
            }
        }
    }
}
