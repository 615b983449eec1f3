namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>From where on an interval or a platform leaves a window open. What a rule leaves out is held to the default.</summary>
public sealed record WindowRules
{
    /// <summary>The default rules.</summary>
    public static WindowRules Default { get; } = new();

    /// <summary>Longest time from the end of a step to the trusted time of its signature.</summary>
    public TimeSpan SignDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far clocks may disagree.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Highest accepted exposure of a step, 0 to 4: 4 nobody who is trusted signed, 3 its own key, 2 a hosted platform, 1 an isolated one; an opening adds one.</summary>
    public int InStep { get; init; } = 3;

    /// <summary>How many identities must stand behind two neighbouring steps together.</summary>
    public int Identities { get; init; } = 2;
}
