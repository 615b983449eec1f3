using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Keyless;

/// <summary>Asks an RFC 3161 authority to stamp a signature.</summary>
internal sealed class TimestampClient(SigstoreServices services, Uri address)
{
    private const string Name = "the time-stamp authority";
    private const int NonceBytes = 16;

    /// <summary>The response, DER; it answers this very request.</summary>
    public ReadOnlyMemory<byte> Stamp(byte[] signature)
    {
        var request = Rfc3161TimestampRequest.CreateFromData(signature, HashAlgorithmName.SHA256, requestedPolicyId: null, nonce: Nonce(), requestSignerCertificates: true);
        var response = services.Post(Name, new ServiceRequest(address, "application/timestamp-query", "application/timestamp-reply", request.Encode()));
        try
        {
            request.ProcessResponse(response, out var read);
            Rejection.Unless(read == response.Length, "service-answer-malformed", $"{Name} answered with more than a time-stamp");
            return response;
        }
        catch (CryptographicException broken)
        {
            throw new Rejection("timestamp-refused", $"{Name} at {address.Host} gave no answer to what was asked: {broken.Message}");
        }
    }

    // A positive number, as some authorities read no other.
    private static byte[] Nonce()
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        nonce[0] = (byte)((nonce[0] & 0x7F) | 0x40);
        return nonce;
    }
}
