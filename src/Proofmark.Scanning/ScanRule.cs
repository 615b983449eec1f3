using Proofmark.Core;

namespace Proofmark.Scanning;

/// <summary>A rule by which the scan speaks.</summary>
/// <param name="Id">Stable id, the <see cref="Finding.RuleId"/> of its findings.</param>
/// <param name="Title">What the rule sees, in one line.</param>
/// <param name="Severity">Severity of its findings.</param>
/// <param name="Fix">What to do about a finding.</param>
/// <param name="References">Ids in public catalogues that fit every finding.</param>
public sealed record ScanRule(string Id, string Title, Severity Severity, string Fix, IReadOnlyList<string> References);
