using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges content of some formats.</summary>
internal interface IFormatCheck
{
    /// <summary>The formats it judges.</summary>
    IReadOnlyList<ModelFormat> Formats { get; }

    /// <summary>Judges content; what it sees and what it could not see goes into the inspection.</summary>
    void Inspect(Content content, Inspection inspection);
}
