using System.Security.Cryptography;
using Proofmark.Core;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Tests.ModelSigning;

public sealed class ModelRoundTripTests
{
    /// <summary>Names that tools stumble over. Both forms of é are names of their own.</summary>
    private static readonly string[] OddNames =
    [
        "a b", "it's", "say \"x\"", "a:b", "w:0:10", "back\\slash", "\U0001F600/x", "caf\u00e9", "cafe\u0301", "-", "a\nb", "...", ".hidden", "sub/.git/x", "sub/.gitignore", "%2e%2e",
    ];

    [Theory]
    [InlineData(HashKind.Sha256, null)]
    [InlineData(HashKind.Sha256, 8L)]
    [InlineData(HashKind.Sha256, 10L)]
    [InlineData(HashKind.Blake2b, null)]
    [InlineData(HashKind.Blake2b, 8L)]
    [InlineData(HashKind.Blake2b, 10L)]
    [InlineData(HashKind.Blake3, null)]
    [InlineData(HashKind.Blake3, 8L)]
    [InlineData(HashKind.Blake3, 10L)]
    public void What_is_signed_verifies(HashKind hash, long? shard)
    {
        using var model = new ModelCase { Signing = new() { Hash = hash, ShardSize = shard } };
        model.With("a", "0123456789").With("b/c", "01234567").With("b/d", "0123456789012345678901234").With("e", "x").Sign();

        var result = model.Verify();

        result.Messages.Should().BeEmpty();
        result.Outcome.Should().Be(Outcome.Pass);
        result.FileCount.Should().Be(4);
        result.Method!.Hash.Should().Be(hash);
        result.Method.ShardSize.Should().Be(shard);
        result.Root.Should().Be(model.Describe().Manifest!.Root);
    }

    [Theory]
    [InlineData(HashKind.Sha256, null)]
    [InlineData(HashKind.Sha256, 8L)]
    [InlineData(HashKind.Sha256, 10L)]
    [InlineData(HashKind.Blake2b, null)]
    [InlineData(HashKind.Blake2b, 8L)]
    [InlineData(HashKind.Blake2b, 10L)]
    [InlineData(HashKind.Blake3, null)]
    [InlineData(HashKind.Blake3, 8L)]
    [InlineData(HashKind.Blake3, 10L)]
    public void One_changed_byte_anywhere_is_found(HashKind hash, long? shard)
    {
        const string Content = "0123456789012345678901234";
        using var model = new ModelCase { Signing = new() { Hash = hash, ShardSize = shard } };
        model.With("a", Content).With("b", Content).Sign();

        for (var i = 0; i < Content.Length; i++)
        {
            model.With("a", Content[..i] + "x" + Content[(i + 1)..]);
            var result = model.Verify();
            result.ReasonCodes.Should().Equal("files-changed");
            result.Difference!.Changed.Should().Equal("a");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(8L)]
    public void Odd_names_verify_and_are_told_apart(long? shard)
    {
        using var model = new ModelCase { Signing = new() { ShardSize = shard } };
        foreach (var name in OddNames)
        {
            model.With(name, $"content of {name}");
        }

        model.Sign().Verify().Outcome.Should().Be(Outcome.Pass);
        File.Delete(Path.Combine(model.Model, "caf\u00e9"));

        model.Verify().Difference!.Missing.Should().Equal("caf\u00e9");
    }

    [Theory]
    [InlineData("P-256")]
    [InlineData("P-384")]
    [InlineData("P-521")]
    [InlineData("Ed25519")]
    [InlineData("RSA")]
    public void Keys_of_every_kind_sign(string kind)
    {
        using var model = new ModelCase { Key = NewKey(kind) };
        using var other = NewKey(kind);

        model.With("a", "x").Sign().Verify().ReasonCodes.Should().BeEmpty();
        model.Verify(key: other.Public).ReasonCodes.Should().Equal("key-hint-mismatch");
        model.BendBundle(static bundle => bundle["verificationMaterial"]!["publicKey"]!["hint"] = "").Verify(key: other.Public).ReasonCodes.Should().Equal("signature-invalid");
        model.Verify().Outcome.Should().Be(Outcome.Pass, "a hint is not needed");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(8L)]
    public void A_single_file_is_a_model(long? shard)
    {
        using var model = new ModelCase { Signing = new() { ShardSize = shard } };
        var file = Path.Combine(model.With("weights", "0123456789").Model, "weights");
        model.Sign(file).Verify(file).Outcome.Should().Be(Outcome.Pass);

        File.WriteAllText(file, "0123456780");

        model.Verify(file).ReasonCodes.Should().Equal("files-changed");
    }

    [Fact]
    public void A_single_file_may_be_signed_under_its_name()
    {
        using var model = new ModelCase();
        var file = Path.Combine(model.With("weights", "x").Model, "weights");

        model.Sign().Verify(file).Outcome.Should().Be(Outcome.Pass, "the specification names the file so");
        File.Copy(file, Path.Combine(model.Beside, "others"));
        model.Verify(Path.Combine(model.Beside, "others")).Outcome.Should().Be(Outcome.Fail, "a file of another name was signed");
    }

    [Fact]
    public void A_single_file_signed_by_both_of_its_names_is_refused()
    {
        using var model = new ModelCase();
        var file = Path.Combine(model.With("weights", "x").With("y", "y").Model, "weights");
        // The second file becomes "."; the root is over the digests alone and stays what it was.
        model.SignBent(static statement => statement.Replace("\"y\"", "\".\"", StringComparison.Ordinal));

        model.Verify(file).ReasonCodes.Should().Equal("resource-twice");
    }

    [Fact]
    public void Parts_may_be_listed_in_any_order()
    {
        using var model = new ModelCase { Signing = new() { ShardSize = 4 } };
        model.With("weights", "0123456789").Sign();
        var manifest = model.Describe().Manifest!;

        model.Save(ModelSigner.Sign(manifest with { Resources = [.. manifest.Resources.Reverse()] }, model.Key)).Verify().Outcome.Should().Be(Outcome.Pass);
        model.With("weights", "0123x56789").Verify().ReasonCodes.Should().Equal("files-changed");
    }

    [Fact]
    public void Links_are_followed_where_the_signature_allows_it()
    {
        using var model = new ModelCase { Signing = new() { AllowSymlinks = true } };
        model.With("blobs/x", "content").Link("weights", "blobs/x").Sign().Verify().Outcome.Should().Be(Outcome.Pass);

        model.With("blobs/x", "another").Verify().Difference!.Changed.Should().Equal("blobs/x", "weights");
    }

    [Fact]
    public void A_signature_inside_of_the_model_is_left_out()
    {
        using var model = new ModelCase();
        model.Signature = Path.Combine(model.Model, "model.sig");

        model.With("a", "x").Sign().Verify().Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void Some_files_are_verified_alone()
    {
        using var model = new ModelCase { Verifying = new() { Only = ["a"] } };

        model.With("a", "x").With("b", "y").Sign().With("b", "z").With("c", "w").Verify().Outcome.Should().Be(Outcome.Pass, "only a is asked for");
        model.Verifying = new() { Only = ["a", "c"] };
        model.Verify().ReasonCodes.Should().Equal("file-not-signed");
        model.Verifying = new() { Only = ["b"] };
        model.Verify().ReasonCodes.Should().Equal("files-changed");
    }

    /// <summary>Published digests of "abc": FIPS 180-4, RFC 7693 (appendix A), and BLAKE3's reference implementation.</summary>
    [Theory]
    [InlineData(HashKind.Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(HashKind.Blake2b, "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923")]
    [InlineData(HashKind.Blake3, "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85")]
    public void Hashes_are_those_of_the_standards(HashKind hash, string expected)
    {
        using var model = new ModelCase { Signing = new() { Hash = hash } };

        Convert.ToHexStringLower(model.With("a", "abc").Describe().Manifest!.Resources[0].Value.Span).Should().Be(expected);
    }

    private static SigningKey NewKey(string kind)
    {
        switch (kind)
        {
            case "RSA":
                using (var rsa = RSA.Create(2048))
                {
                    return Read(rsa.ExportPkcs8PrivateKeyPem());
                }

            case "Ed25519":
                byte[] der = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20, .. RandomNumberGenerator.GetBytes(32)];
                return Read(PemEncoding.WriteString("PRIVATE KEY", der));
            default:
                return SigningKey.NewEc(kind switch { "P-384" => ECCurve.NamedCurves.nistP384, "P-521" => ECCurve.NamedCurves.nistP521, _ => ECCurve.NamedCurves.nistP256 });
        }
    }

    private static SigningKey Read(string pem)
    {
        SigningKey.TryReadPem(pem, null, out var key, out var problem).Should().BeTrue(problem);
        return key!;
    }
}
