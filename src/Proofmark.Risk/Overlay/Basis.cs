namespace Proofmark.Risk.Overlay;

/// <summary>
/// What an input rests on, as the overlay writes it: <c>assumption</c> (the reason stands beside it), <c>published(REFERENCE)</c> or <c>measured(REFERENCE)</c>.
/// </summary>
public static class Basis
{
    /// <summary>The basis of what somebody assumed; the reason stands beside it.</summary>
    public const string Assumption = "assumption";

    /// <summary>True when the text is one of the three forms, with a reference where one is due.</summary>
    public static bool IsWellFormed(string basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return basis == Assumption || ReferenceOf(basis) is not null;
    }

    /// <summary>The reference of something published or measured; null for an assumption and for a text of another form.</summary>
    public static string? ReferenceOf(string basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        foreach (var kind in (ReadOnlySpan<string>)["published(", "measured("])
        {
            if (basis.StartsWith(kind, StringComparison.Ordinal) && basis.EndsWith(')') && basis.Length > kind.Length + 1)
            {
                return basis[kind.Length..^1];
            }
        }

        return null;
    }
}
