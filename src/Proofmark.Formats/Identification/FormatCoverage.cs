namespace Proofmark.Formats.Identification;

/// <summary>What this toolkit can say about a format.</summary>
public enum FormatCoverage
{
    /// <summary>Read and judged fully.</summary>
    Covered,

    /// <summary>Recognised, not read: a file of this format is reported as not established.</summary>
    Recognised,

    /// <summary>Data that no model loader executes: not applicable.</summary>
    Inert,
}
