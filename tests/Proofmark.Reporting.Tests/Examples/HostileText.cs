using CsCheck;

namespace Proofmark.Reporting.Tests.Examples;

/// <summary>Strings that try to break out of every format at once.</summary>
internal static class HostileText
{
    private static readonly string[] Parts =
    [
        "<x-evil>", "</title><x-evil onload=1>", "\"><x-evil y='", "' onmouseover='x-evil", "</style><x-evil>", "]]>", "<!--", "-->", "&lt;x-evil&gt;", "&#60;x-evil&#62;",
        "[x](http://evil.example)", "![x](http://evil.example)", "](", "`", "``", "```", "~~~", "@team", "#123", "https://evil.example", "www.evil.example", "|", "\\", "\\`",
        "# h", "- i", "1. n", "> q", "***", "___", "\n", "\r\n", "\n\n---\n", "\u001b]0;x\a", "\u001b[2J", "\u009b1m", "\u202e", "\u2066", "\u200b", "\u2028", "\0",
        "[red]", "[/]", "[[", "{0}", "@Model", "$(x)", "%", " ", "a", "漢",
    ];

    public static readonly Gen<string> Texts = Gen.Int[0, Parts.Length - 1].Array[1, 6].Select(picks => string.Concat(picks.Select(i => Parts[i])));
}
