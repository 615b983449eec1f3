using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests.ModelSigning;

public sealed class ModelSigningTests : IDisposable
{
    private readonly SignedFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(HashKind.Sha256, null)]
    [InlineData(HashKind.Blake2b, null)]
    [InlineData(HashKind.Blake3, null)]
    [InlineData(HashKind.Sha256, 3)]
    [InlineData(HashKind.Blake3, 7)]
    [InlineData(HashKind.Blake2b, 1000)]
    public void What_is_signed_verifies_until_it_is_changed(HashKind hash, int? shard)
    {
        folder.Write("a:b c'\"\u00e9\U0001F600.txt", "odd name");
        folder.Sign(new ModelSigningOptions { Hash = hash, ShardSize = shard });

        var good = folder.Verify();
        good.Messages.Should().BeEmpty();
        good.Outcome.Should().Be(Outcome.Pass);
        good.FileCount.Should().Be(3);
        good.Method!.Hash.Should().Be(hash);

        folder.Write("weights.bin", "weighta");
        folder.Verify().Difference!.Changed.Should().Equal("weights.bin");
        folder.Write("weights.bin", "weights!");
        folder.Verify().ReasonCodes.Should().Equal("files-changed");
        File.Delete(folder.Path("weights.bin"));
        folder.Verify().ReasonCodes.Should().Equal("files-missing");
        folder.Write("planted.py", "x");
        folder.Verify().ReasonCodes.Should().Equal("files-missing", "files-unsigned");
        folder.Verify(new ModelVerificationOptions { AcceptUnsignedFiles = true }).ReasonCodes.Should().Equal("files-missing");
    }

    [Theory]
    [InlineData("nistP256", "EC P-256")]
    [InlineData("nistP384", "EC P-384")]
    [InlineData("nistP521", "EC P-521")]
    public void All_curves_sign(string curve, string kind)
    {
        folder.Key = SigningKey.NewEc(ECCurve.CreateFromFriendlyName(curve));
        folder.Sign();

        var result = folder.Verify();

        result.Outcome.Should().Be(Outcome.Pass);
        result.Signature!.Signer!.KeyKind.Should().Be(kind);
    }

    [Fact]
    public void Rsa_and_Ed25519_keys_sign()
    {
        using var rsa = RSA.Create(2048);
        foreach (var pem in new[] { rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem(), "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n" })
        {
            SigningKey.TryReadPem(pem, null, out var key, out var problem).Should().BeTrue(problem);
            folder.Key = key!;
            folder.Sign();

            folder.Verify().Outcome.Should().Be(Outcome.Pass);
            folder.Write("weights.bin", "other");
            folder.Verify().Outcome.Should().Be(Outcome.Fail);
            folder.Write("weights.bin", "weights");
        }
    }

    [Fact]
    public void Encrypted_keys_need_their_password()
    {
        var pem = folder.Key.ToPem("secret");

        SigningKey.TryReadPem(pem, "secret", out var key, out _).Should().BeTrue();
        key!.Public.Spki.ToArray().Should().Equal(folder.Key.Public.Spki.ToArray());
        SigningKey.TryReadPem(pem, "wrong", out _, out var problem).Should().BeFalse();
        problem.Should().NotContain("wrong\"").And.Contain("password");
        SigningKey.TryReadPem(pem, null, out _, out problem).Should().BeFalse();
        problem.Should().Contain("encrypted");
    }

    [Fact]
    public void Another_key_is_told_by_the_hint_and_by_the_signature()
    {
        folder.Sign();
        using var other = SigningKey.NewEc(ECCurve.NamedCurves.nistP256);

        folder.Verify(key: other.Public).ReasonCodes.Should().Equal("key-hint-mismatch");
        File.WriteAllText(folder.Signature, File.ReadAllText(folder.Signature).Replace("\"hint\":\"", "\"hin\":\"", StringComparison.Ordinal));
        folder.Verify(key: other.Public).ReasonCodes.Should().Equal("signature-invalid");
    }

    [Fact]
    public void Names_are_ordered_component_by_component()
    {
        foreach (var name in new[] { "a.b/x", "a/x", "a!c", "a-b/x" })
        {
            folder.Write(name, name);
        }

        folder.Describe().Resources.Select(static resource => resource.Path).Should().Equal("a/x", "a!c", "a-b/x", "a.b/x", "sub/config.json", "weights.bin");
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_come_last()
    {
        folder.Write("\uFF5E", "x");
        folder.Write("\U0001F600", "x");

        folder.Describe().Resources.Select(static resource => resource.Path).Should().Equal("sub/config.json", "weights.bin", "\uFF5E", "\U0001F600");
    }

    [Fact]
    public void Parts_are_ordered_by_where_they_begin_and_named_so()
    {
        folder.Write("weights.bin", new string('x', 101));

        var parts = folder.Describe(new ModelSigningOptions { ShardSize = 10 }).Resources.Where(static resource => resource.Path == "weights.bin").ToList();

        parts.Select(static part => part.Name).Should().Equal(Enumerable.Range(0, 11).Select(static i => $"weights.bin:{i * 10}:{Math.Min(101, (i * 10) + 10)}"));
    }

    [Fact]
    public void The_root_is_the_hash_over_the_digests_in_order()
    {
        var manifest = folder.Describe();
        byte[] digests = [.. SHA256.HashData("{}"u8), .. SHA256.HashData("weights"u8)];

        manifest.Root.Hex.Should().Be(Convert.ToHexStringLower(SHA256.HashData(digests)));
    }

    [Fact]
    public void A_model_of_one_file_is_named_by_a_dot()
    {
        var file = folder.Path("weights.bin");
        var manifest = ModelSigner.Describe(file, new ModelSigningOptions(), Limits.Default, null, TestContext.Current.CancellationToken).Manifest!;
        manifest.Resources.Should().ContainSingle().Which.Path.Should().Be(".");
        File.WriteAllBytes(folder.Signature, ModelSigner.Sign(manifest, folder.Key));

        folder.Verify(model: file).Outcome.Should().Be(Outcome.Pass);
        folder.Verify().Outcome.Should().Be(Outcome.Fail, "a folder is no file");
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_an_error_of_reading()
    {
        var file = new ModelFile("weights.bin", folder.Path("weights.bin"), 100);

        var hash = () => ModelHasher.Hash([file, file with { Path = "other" }], HashKind.Sha256, null, null, null, TestContext.Current.CancellationToken);

        hash.Should().Throw<IOException>();
    }

    [Fact]
    public void Single_files_can_be_verified_alone()
    {
        folder.Sign();
        folder.Write("sub/config.json", "changed");

        folder.Verify(new ModelVerificationOptions { Only = ["weights.bin"] }).Outcome.Should().Be(Outcome.Pass);
        folder.Verify(new ModelVerificationOptions { Only = ["sub/config.json"] }).ReasonCodes.Should().Equal("files-changed");
        folder.Verify(new ModelVerificationOptions { Only = ["model.sig"] }).ReasonCodes.Should().Equal("file-not-signed");
    }

    [Fact]
    public void A_verified_model_opens_what_was_signed_and_nothing_else()
    {
        folder.Sign(new ModelSigningOptions { ShardSize = 3 });
        var verifier = new ModelVerifier(BundleVerifier.ForKey(folder.Key.Public, null, new FakeTimeProvider()), folder.Key.Public, new(), Limits.Default);
        var model = verifier.Open(folder.Model, folder.Signature, out var verification)!;
        verification.Outcome.Should().Be(Outcome.Pass);

        using (var stream = model.OpenRead("weights.bin", TestContext.Current.CancellationToken))
        {
            folder.Write("weights.bin", "changed");
            new StreamReader(stream).ReadToEnd().Should().Be("weights", "what was verified is a copy of its own");
        }

        model.Invoking(one => one.OpenRead("weights.bin", TestContext.Current.CancellationToken)).Should().Throw<InvalidDataException>();
        model.Invoking(one => one.OpenRead("model.sig", TestContext.Current.CancellationToken)).Should().Throw<FileNotFoundException>();
        model.Invoking(one => one.OpenRead("../model/sub/config.json", TestContext.Current.CancellationToken)).Should().Throw<FileNotFoundException>();
        using var other = SigningKey.NewEc(ECCurve.NamedCurves.nistP256);
        new ModelVerifier(BundleVerifier.ForKey(other.Public, null, new FakeTimeProvider()), other.Public, new(), Limits.Default).Open(folder.Model, folder.Signature, out _).Should().BeNull();
    }
}
