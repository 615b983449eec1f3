using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;

namespace Proofmark.Provenance.Keys;

/// <summary>
/// Reads and writes the private key of ML-DSA inside PKCS #8 (RFC 9881, 6): the seed, the expanded key, or both. A seed is what is written.
/// </summary>
internal static class MlDsaPrivateKey
{
    private const int SeedBytes = 32;
    private const int HashedKeyBytes = 64;
    private const int PolynomialSize = 256;
    private static readonly Asn1Tag SeedTag = new(TagClass.ContextSpecific, 0);

    /// <summary>Reads a key.</summary>
    /// <exception cref="CryptographicException">It is inconsistent (RFC 9881, C.4 has examples).</exception>
    /// <exception cref="AsnContentException">It is not in strict DER.</exception>
    public static MLDsaPrivateKeyParameters Read(MlDsaSet set, ReadOnlyMemory<byte> content)
    {
        var reader = new AsnReader(content, AsnEncodingRules.DER);
        var tag = reader.PeekTag();
        MLDsaPrivateKeyParameters key;
        if (tag == SeedTag)
        {
            key = OfSeed(set, reader.ReadOctetString(SeedTag));
        }
        else if (tag == Asn1Tag.PrimitiveOctetString)
        {
            key = OfExpanded(set, reader.ReadOctetString());
        }
        else
        {
            var both = reader.ReadSequence();
            key = OfSeed(set, both.ReadOctetString());
            var isSame = CryptographicOperations.FixedTimeEquals(key.GetEncoded(), both.ReadOctetString());
            both.ThrowIfNotEmpty();
            key = isSame ? key : throw KeyProblem.Of("the seed and the expanded ML-DSA key are not of one key");
        }

        reader.ThrowIfNotEmpty();
        return key;
    }

    /// <summary>A new key.</summary>
    public static MLDsaPrivateKeyParameters New(MlDsaSet set) => MLDsaPrivateKeyParameters.FromSeed(set.Parameters, RandomNumberGenerator.GetBytes(SeedBytes));

    /// <summary>Writes the seed; the expanded key where no seed is known.</summary>
    public static byte[] Write(MLDsaPrivateKeyParameters key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        if (key.PreferredFormat == MLDsaPrivateKeyParameters.Format.EncodingOnly)
        {
            writer.WriteOctetString(key.GetEncoded());
        }
        else
        {
            writer.WriteOctetString(key.GetSeed(), SeedTag);
        }

        return writer.Encode();
    }

    private static MLDsaPrivateKeyParameters OfSeed(MlDsaSet set, byte[] seed) =>
        seed.Length == SeedBytes ? MLDsaPrivateKeyParameters.FromSeed(set.Parameters, seed) : throw KeyProblem.Of($"the seed of an ML-DSA key has {SeedBytes} bytes");

    // What the public key follows from (rho, s1, s2) must fit its hash in the key; t0 alone is held against it by signing and verifying.
    private static MLDsaPrivateKeyParameters OfExpanded(MlDsaSet set, byte[] expanded)
    {
        if (expanded.Length != set.ExpandedBytes)
        {
            throw KeyProblem.Of($"an expanded {set.Name} key has {set.ExpandedBytes} bytes");
        }

        CheckRange(set, expanded);
        var key = MLDsaPrivateKeyParameters.FromEncoding(set.Parameters, expanded);
        var hash = new byte[HashedKeyBytes];
        var shake = new ShakeDigest(256);
        var publicKey = key.GetPublicKeyEncoded();
        shake.BlockUpdate(publicKey, 0, publicKey.Length);
        shake.OutputFinal(hash, 0, hash.Length);
        byte[] probe = [];
        return hash.AsSpan().SequenceEqual(expanded.AsSpan(2 * SeedBytes, HashedKeyBytes)) && MlDsa.Verify(set, publicKey, probe, MlDsa.Sign(set, key, probe))
            ? key
            : throw KeyProblem.Of("the parts of the expanded ML-DSA key do not fit one another");
    }

    // FIPS 204, algorithm 25: a coefficient is packed as eta minus itself, in 3 bits for eta 2 and 4 bits for eta 4, and not every value is one.
    private static void CheckRange(MlDsaSet set, byte[] expanded)
    {
        var bits = set.Eta == 2 ? 3 : 4;
        var packed = expanded.AsSpan((2 * SeedBytes) + HashedKeyBytes, set.SecretPolynomials * PolynomialSize * bits / 8);
        for (var i = 0; i < set.SecretPolynomials * PolynomialSize; i++)
        {
            var at = i * bits;
            var window = packed[at / 8] | (at / 8 + 1 < packed.Length ? packed[(at / 8) + 1] << 8 : 0);
            if (((window >> (at % 8)) & ((1 << bits) - 1)) > 2 * set.Eta)
            {
                throw KeyProblem.Of("the expanded ML-DSA key has a coefficient that is too large");
            }
        }
    }
}
