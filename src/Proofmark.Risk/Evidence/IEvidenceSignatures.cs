using Proofmark.Core;

namespace Proofmark.Risk.Evidence;

/// <summary>Tells whether somebody whom the user trusts to assess signed a statement.</summary>
public interface IEvidenceSignatures
{
    /// <summary>Verifies one signature.</summary>
    /// <param name="statement">The statement's canonical bytes.</param>
    /// <param name="file">Name of the signature for messages.</param>
    /// <param name="signature">The signature as it lies in the store.</param>
    /// <param name="limits">Bounds on the signature.</param>
    /// <returns>What the user calls the signer; null unless the signature is valid and the signer trusted.</returns>
    string? SignerOf(ReadOnlySpan<byte> statement, string file, ReadOnlySpan<byte> signature, Limits limits);
}
