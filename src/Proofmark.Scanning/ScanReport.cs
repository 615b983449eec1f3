using Proofmark.Core;

namespace Proofmark.Scanning;

/// <summary>What a scan says.</summary>
public sealed record ScanReport
{
    /// <summary>One result for every file that was met, sorted by path (ordinal).</summary>
    public required IReadOnlyList<CheckResult> Results { get; init; }

    /// <summary>Id of the format as which the content of each result was identified (<c>docs/formats.md</c>), in the order of <see cref="Results"/>; null for what was not read.</summary>
    public required IReadOnlyList<string?> Formats { get; init; }

    /// <summary>The answer as a whole: the worst of fail, error, not-established, pass, not-applicable; not-established where nothing was found to scan.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The reason codes of the results that have this outcome.</summary>
    public required IReadOnlyList<string> ReasonCodes { get; init; }

    /// <summary>Coverage in files; unread parts are those of the results.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>Files by verdict.</summary>
    public required ScanCounts Counts { get; init; }

    /// <summary>Digest of the lists by which globals were judged.</summary>
    public required Digest RuleSet { get; init; }
}

/// <summary>Numbers of files.</summary>
/// <param name="Files">All files that were met.</param>
/// <param name="Malicious">Files whose loading runs code of their author.</param>
/// <param name="Suspicious">Files with something suspicious, the malicious not counted again.</param>
/// <param name="NotEstablished">Files of which not enough could be seen.</param>
/// <param name="Passed">Files in which no load-time code execution was found.</param>
/// <param name="NotApplicable">Files that no model loader executes.</param>
/// <param name="Errors">Files that could not be read.</param>
/// <param name="Bytes">Bytes of all files.</param>
public sealed record ScanCounts(int Files, int Malicious, int Suspicious, int NotEstablished, int Passed, int NotApplicable, int Errors, long Bytes);
