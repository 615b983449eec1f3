using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Lineage.Reading;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Finds the SHA-256 digest in a list of digests of a bill of material.</summary>
internal static class Sha256
{
    public static Digest? Find(DocumentNode? list, string algorithm, string value) => Nodes.Items(list)
        .Where(item => item[algorithm]?.AsString() is { } name && name.Replace("-", "", StringComparison.Ordinal).Equals("sha256", StringComparison.OrdinalIgnoreCase))
        .Select(item => item[value]?.AsString())
        .Where(static hex => hex is { Length: 64 } && hex.All(char.IsAsciiHexDigit))
        .Select(static hex => new Digest(Digest.Sha256, hex!.ToLowerInvariant()))
        .FirstOrDefault();
}
