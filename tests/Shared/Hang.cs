namespace Proofmark.Tests;

/// <summary>Tells work that ends from work that does not. How long it takes is measured under <c>bench/</c>, on a machine that does nothing else.</summary>
internal static class Hang
{
    /// <summary>What takes longer would take for ever: a busy machine slows a test of seconds down to a minute, not to this.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(5);
}
