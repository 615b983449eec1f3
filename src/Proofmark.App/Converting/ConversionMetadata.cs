using Proofmark.Core;

namespace Proofmark.App.Converting;

/// <summary>What the output says of its origin under <c>__metadata__</c> (<c>docs/convert.md</c>). It is a claim like all text in a file: whoever changes the file can change it.</summary>
internal static class ConversionMetadata
{
    public static IReadOnlyDictionary<string, string> Of(CheckResult scan) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["format"] = "pt",
        ["proofmark.parent.sha256"] = scan.Subject.Digest!.Hex,
        ["proofmark.parent.verdict"] = ParentVerdict.Of(scan),
        ["proofmark.version"] = ToolIdentity.Current.Version,
    };
}
