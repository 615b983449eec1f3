namespace Proofmark.Risk.Guidance;

/// <summary>What to know and do about a risk, control, kind of component or persona, in our own words.</summary>
public sealed record GuidanceEntry
{
    /// <summary>Id in the catalogue; one of ours begins with <c>x-</c>.</summary>
    public required string Id { get; init; }

    /// <summary>For one of ours: the wider risk of the Risk Map that contains it.</summary>
    public string? Parent { get; init; }

    /// <summary>One sentence, at most 200 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>What it is and why it happens.</summary>
    public required string What { get; init; }

    /// <summary>Signs by which one meets it in a real system.</summary>
    public required IReadOnlyList<string> Shows { get; init; }

    /// <summary>How to test for it.</summary>
    public required IReadOnlyList<GuidanceTest> Test { get; init; }

    /// <summary>How to measure it.</summary>
    public required GuidanceMeasure Measure { get; init; }

    /// <summary>What to do, best first.</summary>
    public required IReadOnlyList<GuidanceFix> Fix { get; init; }

    /// <summary>Ids of the personas who must know this.</summary>
    public required IReadOnlyList<string> For { get; init; }

    /// <summary>Lifecycle stages at which it matters.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>Ids in public catalogues, papers, standards.</summary>
    public required IReadOnlyList<string> References { get; init; }
}

/// <summary>A test that somebody can do today.</summary>
/// <param name="How">What to do, and what counts as a failure.</param>
/// <param name="Command">A command that does it; null when none does.</param>
public sealed record GuidanceTest(string How, string? Command);

/// <summary>How to put a figure on it.</summary>
/// <param name="Method">Which figure, over what, how obtained.</param>
/// <param name="Minimum">How much is needed before the figure means anything.</param>
/// <param name="Read">How to read it.</param>
/// <param name="Lies">When it misleads.</param>
public sealed record GuidanceMeasure(string Method, GuidanceMinimum Minimum, string Read, string Lies);

/// <summary>The least that a figure must rest on.</summary>
/// <param name="N">How many, at least 1.</param>
/// <param name="Of">Of what.</param>
/// <param name="Because">The arithmetic or the reason.</param>
public sealed record GuidanceMinimum(int N, string Of, string Because);

/// <summary>Something to do.</summary>
/// <param name="Do">What, as an instruction.</param>
/// <param name="For">Ids of the personas who can do it.</param>
/// <param name="Stage">Lifecycle stages at which it is done.</param>
/// <param name="Control">Id of the control it belongs to; null for none.</param>
public sealed record GuidanceFix(string Do, IReadOnlyList<string> For, IReadOnlyList<string> Stage, string? Control);
