using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Proofmark.Provenance.Keys;

/// <summary>Pure ML-DSA with an empty context (FIPS 204, algorithms 2 and 3). Bouncy Castle computes on every platform: the framework has ML-DSA only where OpenSSL 3.5 is.</summary>
internal static class MlDsa
{
    /// <summary>Verifies a signature.</summary>
    public static bool Verify(MlDsaSet set, byte[] publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != set.PublicBytes || signature.Length != set.SignatureBytes)
        {
            return false;
        }

        var signer = new MLDsaSigner(set.Parameters, deterministic: false);
        signer.Init(forSigning: false, MLDsaPublicKeyParameters.FromEncoding(set.Parameters, publicKey));
        signer.BlockUpdate(data);
        return signer.VerifySignature(signature.ToArray());
    }

    /// <summary>Signs, hedged with fresh random bytes as FIPS 204 advises.</summary>
    public static byte[] Sign(MlDsaSet set, MLDsaPrivateKeyParameters key, byte[] data)
    {
        var signer = new MLDsaSigner(set.Parameters, deterministic: false);
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(data);
        return signer.GenerateSignature();
    }
}
