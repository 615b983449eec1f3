using Proofmark.Core;
using Proofmark.Reporting.Converting;
using Proofmark.Scanning;

namespace Proofmark.App.Converting;

/// <summary>What the scan of the converted file says, in one word, and whether it keeps the file from being converted.</summary>
internal static class ParentVerdict
{
    /// <summary>The verdict.</summary>
    public static string Of(CheckResult scan) => scan.Outcome switch
    {
        Outcome.Fail => scan.ReasonCodes.Contains(ScanCodes.Malicious) ? "malicious" : "suspicious",
        Outcome.Pass => "clean",
        _ => "not-established",
    };

    /// <summary>The reason code of a conversion.</summary>
    public static string Code(CheckResult scan) => "parent-" + Of(scan);

    /// <summary>The obstacle that the verdict is; null when it is tolerated.</summary>
    public static ConversionObstacle? Refuses(CheckResult scan, ToleratedVerdict tolerated) => (Of(scan), tolerated) switch
    {
        ("malicious", < ToleratedVerdict.Malicious) => new(
            Code(scan), "", "loading the file runs code of its author. Whoever planted that could change the weights too; to convert them all the same: --even-if malicious"),
        ("suspicious", < ToleratedVerdict.Suspicious) => new(
            Code(scan), "", "the file holds something suspicious. Read what 'proofmark scan' says about it; to convert it all the same: --even-if suspicious"),
        _ => null,
    };
}
