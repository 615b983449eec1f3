namespace Proofmark.Provenance.Verification;

/// <summary>Leaves a verification at the first thing that is wrong; caught where verification begins, never by a caller of this library.</summary>
/// <param name="code">Reason code, kebab-case; part of the published contract.</param>
/// <param name="message">What is wrong, for a person.</param>
internal sealed class Rejection(string code, string message) : Exception(message)
{
    /// <summary>Reason code, kebab-case.</summary>
    public string Code { get; } = code;

    /// <summary>Rejects unless something holds.</summary>
    public static void Unless(bool holds, string code, string message)
    {
        if (!holds)
        {
            throw new Rejection(code, message);
        }
    }
}
