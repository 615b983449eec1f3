using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.Provenance.Lineage.Reading;

/// <summary>Links as in-toto 1.x writes them: signed over the canonical JSON of OLPC. They say nothing of time.</summary>
internal static class LinkReader
{
    /// <summary>True for a signed link.</summary>
    public static bool Recognises(DocumentNode root) => root["signed"]?["_type"]?.AsString() == "link";

    /// <summary>Reads a link.</summary>
    public static LineageStep Read(string source, DocumentNode root, TrustPolicy trust)
    {
        var signed = root["signed"]!;
        var text = new StringBuilder();
        var bytes = OlpcJson.TryWrite(signed, text) ? Encoding.UTF8.GetBytes(text.ToString()) : null;
        return new LineageStep
        {
            Id = Digest.OfBytes(bytes ?? Encoding.UTF8.GetBytes(source)).Hex,
            Stage = signed["name"]?.AsString() ?? "link",
            Source = source,
            BuildType = "in-toto link",
            Materials = Files(signed["materials"]),
            Products = Files(signed["products"]),
            Command = Nodes.Texts(signed["command"]),
            Witnesses = bytes is null ? [] : Witnesses(root["signatures"], bytes, trust),
        };
    }

    private static IReadOnlyList<ArtifactReference> Files(DocumentNode? list) =>
        [.. Nodes.Entries(list).Select(static entry => new ArtifactReference(entry.Key, Nodes.Strong(entry.Value)) { WeakDigest = Nodes.Weak(entry.Value) })];

    private static IReadOnlyList<StepWitness> Witnesses(DocumentNode? signatures, byte[] signed, TrustPolicy trust) =>
    [
        .. Nodes.Items(signatures).Take(AttestationVerifier.MostSignatures).Select(static s => Bytes(s["sig"]?.AsString())).OfType<byte[]>()
            .SelectMany(value => trust.For(TrustRole.Builder).Where(signer => signer is { Key: { } key, From: null, Until: null } && key.VerifyAny(signed, value)))
            .Distinct()
            .Select(static signer => new StepWitness(signer.Name, Digest.OfBytes(signer.Key!.Spki.Span).ToString(), signer.BuildLevel, null)),
    ];

    private static byte[]? Bytes(string? hex) => hex is { Length: > 0 and < 8192 } && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;
}
