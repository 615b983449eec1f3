using System.Collections.Concurrent;
using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning.Code;

/// <summary>The lists by which source code is judged.</summary>
internal sealed class CodeLists
{
    private const string Functions = "(function)";
    private const int MaxParts = 16;
    private const int MaxLength = 512;

    private static readonly Lazy<CodeLists> Shared = new(static () => new CodeLists());

    private readonly ConcurrentDictionary<string, GlobalGroup?> found = new(StringComparer.Ordinal);

    private CodeLists()
    {
        Calls = GlobalListParser.Parse(GlobalLists.TextOf("code-calls.txt"), allowed: false);
        Texts = TextPatterns.Parse(GlobalLists.TextOf("code-texts.txt"));
    }

    /// <summary>The lists, read when they are first asked for.</summary>
    public static CodeLists Current => Shared.Value;

    /// <summary>Calls by what they lend.</summary>
    public GlobalTable Calls { get; }

    /// <summary>Texts without an innocent place.</summary>
    public TextPatterns Texts { get; }

    /// <summary>The group of a path; null when it is on no list.</summary>
    public GlobalGroup? Find(string? path)
    {
        if (path is null || path.Length > MaxLength || path.AsSpan().Count('.') >= MaxParts)
        {
            return null;
        }

        // The lists are small and names repeat; hostile files bring new names without end, so the memory of them is bounded.
        const int Remembered = 50_000;
        if (found.TryGetValue(path, out var group))
        {
            return group;
        }

        group = GlobalJudge.ExactDenial(Calls, path) ?? GlobalJudge.ModuleDenial(Calls, path);
        if (found.Count < Remembered)
        {
            found.TryAdd(path, group);
        }

        return group;
    }

    /// <summary>True for a function that loading calls, by its name.</summary>
    public bool IsCalledByLoading(string function) => Calls.FindExact(Functions, function) is not null;
}
