using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.App.Evidence.Importing;

/// <summary>What came of importing a report.</summary>
/// <param name="Format">The format it was read as; null when none was recognised.</param>
/// <param name="Statements">What it says, as statements.</param>
/// <param name="LeftOut">What it says and is not taken, each with the reason.</param>
/// <param name="Errors">Everything that is wrong with it; there are no statements then.</param>
public sealed record ImportedReport(string? Format, IReadOnlyList<EvidenceStatement> Statements, IReadOnlyList<string> LeftOut, IReadOnlyList<DocumentError> Errors);
