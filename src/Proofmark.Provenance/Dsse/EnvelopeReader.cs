using Proofmark.Core.Documents;
using Proofmark.Provenance.Bundles;

namespace Proofmark.Provenance.Dsse;

/// <summary>Reads DSSE envelopes from JSON.</summary>
internal static class EnvelopeReader
{
    /// <summary>Reads an envelope and collects what is wrong.</summary>
    public static DsseEnvelope Read(DocumentFields fields, int mostSignatures)
    {
        var signatures = fields.MappingList("signatures");
        if (signatures.Count == 0 || signatures.Count > mostSignatures)
        {
            fields.Fail("signatures", $"1 to {mostSignatures} signatures are expected here");
            signatures = [];
        }

        return new DsseEnvelope(
            fields.RequiredText("payloadType"),
            fields.RequiredBytes("payload"),
            [.. signatures.Select(signature => new DsseSignature(signature.OptionalText("keyid"), signature.RequiredBytes("sig")))]);
    }
}
