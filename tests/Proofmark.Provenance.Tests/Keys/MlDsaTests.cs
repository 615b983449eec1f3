using System.Formats.Asn1;
using System.Security.Cryptography;
using CsCheck;
using Org.BouncyCastle.Crypto.Parameters;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tests.Keys;

public sealed class MlDsaTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(static i => (byte)i)];

    /// <summary>What another implementation computed; the file says which.</summary>
    public static TheoryData<string, string, string, string, string> Vectors =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Keys", "ml-dsa.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('|'))
            .Select(fields => new TheoryDataRow<string, string, string, string, string>(fields[0], fields[1], fields[2], fields[3], fields[4])),
    ];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Keys_and_signatures_are_those_of_another_implementation(string algorithm, string publicHash, string expandedHash, string message, string signature)
    {
        var set = Set(algorithm);
        var key = MlDsaPrivateKey.Read(set, SeedForm(Seed));
        var publicKey = key.GetPublicKeyEncoded();
        var (data, signed) = (Convert.FromHexString(message), Convert.FromBase64String(signature));

        Convert.ToHexStringLower(SHA256.HashData(publicKey)).Should().Be(publicHash);
        Convert.ToHexStringLower(SHA256.HashData(key.GetEncoded())).Should().Be(expandedHash);
        publicKey.Should().HaveCount(set.PublicBytes);
        signed.Should().HaveCount(set.SignatureBytes);
        MlDsa.Verify(set, publicKey, data, signed).Should().BeTrue();
        MlDsa.Verify(set, publicKey, [.. data, 0], signed).Should().BeFalse();
        MlDsa.Verify(set, publicKey, data, signed.AsSpan(..^1)).Should().BeFalse();
        MlDsa.Verify(set, publicKey, data, [.. signed, 0]).Should().BeFalse();
        MlDsa.Verify(set, publicKey, data, []).Should().BeFalse();
        for (var at = 0; at < signed.Length; at += 97)
        {
            byte[] bent = [.. signed];
            bent[at] ^= 1;
            MlDsa.Verify(set, publicKey, data, bent).Should().BeFalse($"byte {at} was changed");
        }
    }

    [Theory]
    [InlineData("ml-dsa-44")]
    [InlineData("ml-dsa-65")]
    [InlineData("ml-dsa-87")]
    public void Bytes_that_are_no_signature_are_refused_without_an_exception(string algorithm)
    {
        var set = Set(algorithm);
        var key = MlDsaPrivateKey.Read(set, SeedForm(Seed));
        var (publicKey, honest) = (key.GetPublicKeyEncoded(), MlDsa.Sign(set, key, [1]));
        MlDsa.Verify(set, publicKey, [1], honest).Should().BeTrue();

        foreach (var filler in new byte[] { 0, 1, 0x7f, 0x80, 0xff })
        {
            // The whole, and only the hints at the end, whose encoding must be strict (FIPS 204, algorithm 21).
            foreach (var from in new[] { 0, honest.Length - 90, honest.Length - 8, honest.Length - 1 })
            {
                byte[] bent = [.. honest];
                bent.AsSpan(from).Fill(filler);
                (MlDsa.Verify(set, publicKey, [1], bent) && !bent.AsSpan().SequenceEqual(honest)).Should().BeFalse();
            }
        }

        Gen.Byte.Array[set.SignatureBytes].Sample(noise => MlDsa.Verify(set, publicKey, [1], noise).Should().BeFalse(), iter: 20);
        MlDsa.Verify(set, new byte[set.PublicBytes], [1], honest).Should().BeFalse();
        MlDsa.Verify(set, [.. Enumerable.Repeat((byte)0xff, set.PublicBytes)], [1], honest).Should().BeFalse();
    }

    /// <summary>How the example public keys of RFC 9881, C.2, begin and end.</summary>
    [Theory]
    [InlineData("ml-dsa-44", "d7b2b47254aae0db45e7930d4a98d2c9", "b55869e4db9784cf05c830b3242c8312")]
    [InlineData("ml-dsa-87", "9792bcec2f2430686a82fccf3c2f5ff6", "8ba90a974073326b31212aece0a34a60")]
    public void The_seed_of_RFC_9881_gives_its_public_key(string algorithm, string first, string last)
    {
        SigningKey.TryReadPem(Pem(algorithm, SeedForm(Seed)), null, allowMlDsa: true, out var key, out var problem).Should().BeTrue(problem);
        var spki = Convert.ToHexStringLower(key!.Public.Spki.Span);

        spki[44..76].Should().Be(first, "22 bytes come before the key");
        spki.Should().EndWith(last);
    }

    [Theory]
    [InlineData("ml-dsa-44")]
    [InlineData("ml-dsa-65")]
    [InlineData("ml-dsa-87")]
    public void Every_form_of_a_private_key_is_the_same_key(string algorithm)
    {
        var expanded = Expanded(algorithm);
        var spki = Read(algorithm, SeedForm(Seed)).Public.Spki.ToArray();

        foreach (var form in new[] { SeedForm(Seed), ExpandedForm(expanded), BothForm(Seed, expanded) })
        {
            var key = Read(algorithm, form);
            key.Public.Spki.ToArray().Should().Equal(spki);
            key.Public.Verify([1, 2], key.Sign([1, 2]), SignatureScheme.MlDsa).Should().BeTrue();
            key.Public.Verify([1, 3], key.Sign([1, 2]), SignatureScheme.MlDsa).Should().BeFalse();
            key.Public.Verify([1, 2], key.Sign([1, 2]), SignatureScheme.EcdsaSha256).Should().BeFalse("the scheme does not fit");
            SigningKey.TryReadPem(key.ToPem(null), null, allowMlDsa: true, out var again, out var problem).Should().BeTrue(problem);
            again!.Public.Spki.ToArray().Should().Equal(spki);
        }
    }

    [Theory]
    [InlineData("ml-dsa-44")]
    [InlineData("ml-dsa-65")]
    [InlineData("ml-dsa-87")]
    public void Inconsistent_private_keys_are_refused(string algorithm)
    {
        var expanded = Expanded(algorithm);
        var largest = (byte)(algorithm == "ml-dsa-65" ? 0x0f : 0x07);

        Refused(algorithm, SeedForm(Seed[..31])).Should().Contain("32 bytes");
        Refused(algorithm, ExpandedForm(expanded[..^1])).Should().Contain("bytes");
        Refused(algorithm, ExpandedForm(Bend(expanded, 0, 1))).Should().Contain("do not fit", "rho is another");
        Refused(algorithm, ExpandedForm(Bend(expanded, 64, 1))).Should().Contain("do not fit", "the hash of the public key is another");
        Refused(algorithm, ExpandedForm(Set(expanded, 128, largest))).Should().Contain("too large", "s1 is out of range");
        Refused(algorithm, ExpandedForm(Set(expanded, 128 + 700, 0xff))).Should().Contain("too large", "s2 or s1 is out of range");
        Refused(algorithm, BothForm([.. Seed[1..], 0], expanded)).Should().Contain("not of one key");
        Refused(algorithm, BothForm(Seed, Bend(expanded, expanded.Length - 1, 0x80))).Should().Contain("not of one key");
        Refused(algorithm, [.. SeedForm(Seed), 0]).Should().NotBeEmpty("there are bytes behind the end");
        Refused(algorithm, [4, 32, .. Seed]).Should().Contain("bytes", "an untagged seed is no form of RFC 9881");
        Refused(algorithm, []).Should().NotBeEmpty();
        Refused(algorithm, SeedForm(Seed), withParameters: true).Should().Contain("no parameters");
    }

    [Fact]
    public void A_key_whose_low_bits_were_exchanged_makes_no_signature()
    {
        // Nothing but t0 is another, which the public key does not follow from.
        byte[] bent = [.. Expanded("ml-dsa-65")];
        bent.AsSpan(bent.Length - (416 * 6)).Clear();

        Refused("ml-dsa-65", ExpandedForm(bent)).Should().Contain("do not fit");
    }

    [Fact]
    public void Without_being_allowed_it_is_refused_everywhere()
    {
        using var key = SigningKey.New(KeyAlgorithm.MlDsa65);
        var shown = PemEncoding.WriteString("PUBLIC KEY", key.Public.Spki.Span);

        SigningKey.TryReadPem(key.ToPem(null), null, out _, out var problem).Should().BeFalse();
        problem.Should().Contain("--allow-ml-dsa");
        VerificationKey.TryReadPem(shown, out _, out problem).Should().BeFalse();
        problem.Should().Contain("--allow-ml-dsa");
        VerificationKey.TryRead(key.Public.Spki, out _, out _).Should().BeFalse();
        VerificationKey.TryReadPem(shown, allowMlDsa: true, out var read, out _).Should().BeTrue();
        read!.Kind.Should().Be("ML-DSA-65");
    }

    [Fact]
    public void A_public_key_is_read_strictly()
    {
        using var key = SigningKey.New(KeyAlgorithm.MlDsa44);
        var spki = key.Public.Spki.ToArray();
        byte[] behind = [.. spki, 0];
        var shorter = PublicKeyInfo.Write(Set("ml-dsa-44").Oid, new byte[1311]);
        var other = PublicKeyInfo.Write(Set("ml-dsa-65").Oid, new byte[1312]);

        foreach (var bent in new[] { behind, shorter, other, WithNull(spki) })
        {
            VerificationKey.TryRead(bent, allowMlDsa: true, out _, out var problem).Should().BeFalse();
            problem.Should().NotBeEmpty();
        }
    }

    private static MlDsaSet Set(string algorithm)
    {
        KeyAlgorithms.TryParse(algorithm, out var parsed).Should().BeTrue();
        return MlDsaSet.Of(parsed!.Value)!;
    }

    private static byte[] Expanded(string algorithm) => MLDsaPrivateKeyParameters.FromSeed(Set(algorithm).Parameters, Seed).GetEncoded();

    private static SigningKey Read(string algorithm, byte[] content)
    {
        SigningKey.TryReadPem(Pem(algorithm, content), null, allowMlDsa: true, out var key, out var problem).Should().BeTrue(problem);
        return key!;
    }

    private static string Refused(string algorithm, byte[] content, bool withParameters = false)
    {
        SigningKey.TryReadPem(Pem(algorithm, content, withParameters), null, allowMlDsa: true, out _, out var problem).Should().BeFalse();
        return problem!;
    }

    private static string Pem(string algorithm, byte[] content, bool withParameters = false)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Set(algorithm).Oid);
                if (withParameters)
                {
                    writer.WriteNull();
                }
            }

            writer.WriteOctetString(content);
        }

        return PemEncoding.WriteString("PRIVATE KEY", writer.Encode());
    }

    private static byte[] WithNull(byte[] spki)
    {
        var sequence = new AsnReader(spki, AsnEncodingRules.DER).ReadSequence();
        var oid = sequence.ReadSequence().ReadObjectIdentifier();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                writer.WriteNull();
            }

            writer.WriteBitString(sequence.ReadBitString(out _));
        }

        return writer.Encode();
    }

    private static byte[] SeedForm(byte[] seed) => [0x80, (byte)seed.Length, .. seed];

    private static byte[] ExpandedForm(byte[] expanded)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(expanded);
        return writer.Encode();
    }

    private static byte[] BothForm(byte[] seed, byte[] expanded)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteOctetString(seed);
            writer.WriteOctetString(expanded);
        }

        return writer.Encode();
    }

    private static byte[] Bend(byte[] bytes, int at, byte bits) => Set(bytes, at, (byte)(bytes[at] ^ bits));

    private static byte[] Set(byte[] bytes, int at, byte value)
    {
        byte[] copy = [.. bytes];
        copy[at] = value;
        return copy;
    }
}
