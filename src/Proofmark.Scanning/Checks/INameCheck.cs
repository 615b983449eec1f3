using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges files that loaders know by their names.</summary>
internal interface INameCheck
{
    /// <summary>True for a file of this check.</summary>
    bool Knows(string fileName, FileIdentity identity, Place place, Inspection inspection);

    /// <summary>Judges content; what it sees and what it could not see goes into the inspection.</summary>
    void Inspect(Content content, Inspection inspection);
}
