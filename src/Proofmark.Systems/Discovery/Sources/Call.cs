namespace Proofmark.Systems.Discovery.Sources;

/// <summary>An argument of a call.</summary>
/// <param name="Name">Its name; empty for one by position.</param>
/// <param name="Start">The first token of its value.</param>
/// <param name="End">The token behind its value.</param>
internal readonly record struct Argument(string Name, int Start, int End);

/// <summary>A call in source code.</summary>
/// <param name="Source">The code.</param>
/// <param name="Name">What is called, with dots, aliases of imports resolved.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Arguments">Its arguments; entries of object literals count as named arguments.</param>
internal sealed record Call(SourceText Source, string Name, int Line, IReadOnlyList<Argument> Arguments)
{
    /// <summary>The last part of the name.</summary>
    public string Method => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>What stands before the last dot; empty when there is none.</summary>
    public string Owner => Name.LastIndexOf('.') is var dot and >= 0 ? Name[..dot] : "";

    /// <summary>The argument of a name, or null.</summary>
    public Argument? Named(params ReadOnlySpan<string> names)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name.Length > 0 && names.Contains(argument.Name))
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>The argument at a position, from 0, when it stands there without a name.</summary>
    public Argument? At(int position) => position < Arguments.Count && Arguments[position].Name.Length == 0 ? Arguments[position] : null;

    /// <summary>The literal text of an argument, or null.</summary>
    public string? Text(Argument? argument) => argument is { } a ? Source.Value(a.Start, a.End) : null;

    /// <summary>True when an argument is a single word.</summary>
    public bool Is(Argument? argument, string word) => argument is { } a && a.End == a.Start + 1 && Source.IsWord(a.Start, word);
}
