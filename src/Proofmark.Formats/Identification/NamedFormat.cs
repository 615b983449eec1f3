namespace Proofmark.Formats.Identification;

/// <summary>A format under the name by which people ask for it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Format">How its files are told; null when they are not told from unknown data.</param>
/// <param name="State">What is said of its files.</param>
/// <param name="Note">What else is to be known; empty where nothing is.</param>
public sealed record NamedFormat(string Name, ModelFormat? Format, FormatState State, string Note);

/// <summary>What the scan says of the files of a format.</summary>
public enum FormatState
{
    /// <summary>Read and judged fully.</summary>
    Covered,

    /// <summary>Told by content and not judged: never a pass.</summary>
    Recognised,

    /// <summary>Data that no loader executes by itself: not applicable.</summary>
    Inert,

    /// <summary>Not told from other data, so nothing is said of the format: it is judged as what it looks like, or not established.</summary>
    Unknown,
}
