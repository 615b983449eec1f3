using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Proofmark.Core;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Tests.ModelSigning;

/// <summary>Models signed with a certificate: what the chain must be, and the release that signed another encoding.</summary>
public sealed class CertificateModelTests : IDisposable
{
    private const X509KeyUsageFlags Encipherment = X509KeyUsageFlags.KeyEncipherment;

    private static readonly Dictionary<string, (string Code, ModelAuthority Authority)> Chains = new(StringComparer.Ordinal)
    {
        ["the certificate has expired"] = ("certificate-not-valid-then", new() { LeafTo = ModelCase.Now.AddSeconds(-1) }),
        ["the certificate is not valid yet"] = ("certificate-not-valid-then", new() { LeafFrom = ModelCase.Now.AddSeconds(1) }),
        ["the authority has expired"] = ("certificate-not-valid-then", new() { IntermediateTo = ModelCase.Now.AddDays(-1), LeafTo = ModelCase.Now.AddYears(1) }),
        ["the root has expired"] = ("certificate-not-valid-then", new() { RootTo = ModelCase.Now.AddDays(-1) }),
        ["the certificate is for servers"] = ("certificate-purpose", new() { Purpose = "1.3.6.1.5.5.7.3.1" }),
        ["the certificate may only encipher"] = ("certificate-purpose", new() { Usage = Encipherment }),
        ["the certificate may only encipher, and names no purpose"] = ("certificate-purpose", new() { Usage = Encipherment, Purpose = null }),
        ["the certificate says nothing of its use"] = ("certificate-purpose", new() { Usage = null, Purpose = null }),
        ["the authority is none"] = ("certificate-issuer-no-authority", new() { IntermediateIsAuthority = false }),
        ["the root allows no authority below"] = ("certificate-path-too-long", new() { RootPathLength = 0 }),
        ["the certificate has a critical extension that nobody knows"] = ("certificate-critical-extension", new() { StrangeCritical = true }),
    };

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ModelCase model = new ModelCase().With("weights", "0123456789");

    public static TheoryData<string> ChainNames => [.. Chains.Keys];

    public void Dispose()
    {
        key.Dispose();
        model.Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_chain_to_a_trusted_root_verifies(bool usage, bool purpose)
    {
        var authority = new ModelAuthority { Usage = usage ? X509KeyUsageFlags.DigitalSignature : null, Purpose = purpose ? "1.3.6.1.5.5.7.3.3" : null };
        var chain = authority.Issue(key);

        var result = Signed(chain).VerifyByCertificate([ModelAuthority.Read(chain[2])]);

        result.Messages.Should().BeEmpty();
        result.Outcome.Should().Be(Outcome.Pass);
        result.Signature!.Signer!.Name.Should().Be("CN=model signer");
    }

    [Theory]
    [MemberData(nameof(ChainNames))]
    public void A_bad_chain_is_refused(string name)
    {
        var (code, authority) = Chains[name];
        var chain = authority.Issue(key);

        var result = Signed(chain).VerifyByCertificate([ModelAuthority.Read(chain[2])]);

        result.Outcome.Should().Be(Outcome.Fail);
        result.ReasonCodes.Should().Equal(code);
    }

    [Fact]
    public void An_expired_certificate_counts_only_at_a_moment_that_the_user_names()
    {
        var chain = new ModelAuthority { LeafTo = ModelCase.Now.AddDays(-10) }.Issue(key);
        Signed(chain);

        model.VerifyByCertificate([ModelAuthority.Read(chain[2])]).ReasonCodes.Should().Equal("certificate-not-valid-then");
        model.VerifyByCertificate([ModelAuthority.Read(chain[2])], ModelCase.Now.AddDays(-11)).Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void What_comes_with_the_signature_is_no_anchor()
    {
        var chain = new ModelAuthority().Issue(key);
        var other = new ModelAuthority().Issue(key);
        Signed(chain);

        model.VerifyByCertificate([ModelAuthority.Read(other[2])]).ReasonCodes.Should().Equal("certificate-untrusted");
        Signed([chain[0], chain[2]]).VerifyByCertificate([ModelAuthority.Read(chain[2])]).Outcome.Should().Be(Outcome.Fail, "the intermediate certificate is missing, and a root in the bundle is refused or useless");
        Signed([chain[0]]).VerifyByCertificate([ModelAuthority.Read(chain[1])]).Outcome.Should().Be(Outcome.Pass, "the user trusts the intermediate authority itself");
    }

    [Fact]
    public void Keys_and_certificates_do_not_stand_in_for_one_another()
    {
        var chain = new ModelAuthority().Issue(key);
        var pem = key.ExportSubjectPublicKeyInfoPem();
        VerificationKey.TryReadPem(pem, out var same, out _).Should().BeTrue();

        Signed(chain).Verify(key: same).ReasonCodes.Should().Equal("material-mismatch");
        model.Sign().VerifyByCertificate([ModelAuthority.Read(chain[2])]).ReasonCodes.Should().Equal("material-mismatch");
    }

    [Fact]
    public void A_certificate_for_another_key_signs_nothing()
    {
        var chain = new ModelAuthority().Issue(key).Select(ModelAuthority.Read).ToList();
        var sign = () => ModelSigner.Sign(model.Describe().Manifest!, model.Key, chain);

        sign.Should().Throw<ArgumentException>();
    }

    /// <summary>The encoding of release 0.2.0, made by Python itself from payloads with every kind of quote, escape and byte.</summary>
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("it's", "it's")]
    [InlineData("back\\\\slash", "back\\slash")]
    [InlineData("caf\u00e9 \U0001F600", "caf\u00e9 \U0001F600")]
    [InlineData("tab\u007f", "tab\u007f")]
    public void Statements_of_the_first_release_verify_by_certificate(string written, string name)
    {
        Assert.SkipUnless(File.Exists(Python.Interpreter), "python3 is absent");
        var chain = new ModelAuthority().Issue(key);
        var anchors = new[] { ModelAuthority.Read(chain[2]) };
        File.Delete(Path.Combine(model.Model, "weights"));
        model.With(name, "content");
        var payload = Legacy(written);

        Save(chain, payload, ByPython(payload)).VerifyByCertificate(anchors).Should().BeEquivalentTo(new { Outcome = Outcome.Pass, Dialect = ManifestDialect.V02, Root = (Digest?)null });
        model.With(name, "another").VerifyByCertificate(anchors).ReasonCodes.Should().Equal("files-changed");
        Save(chain, payload.Replace("content", "Content", StringComparison.Ordinal) + " ", ByPython(payload)).VerifyByCertificate(anchors).ReasonCodes.Should().Equal("signature-invalid");
    }

    [Fact]
    public void The_old_encoding_counts_for_old_statements_only()
    {
        Assert.SkipUnless(File.Exists(Python.Interpreter), "python3 is absent");
        var chain = new ModelAuthority().Issue(key);
        var payload = Legacy("weights").Replace("https://model_signing/Digests/v0.1", "https://model_signing/signature/v1.0", StringComparison.Ordinal);

        Save(chain, payload, ByPython(payload)).VerifyByCertificate([ModelAuthority.Read(chain[2])]).ReasonCodes.Should().Equal("signature-invalid");
    }

    [Fact]
    public void The_old_encoding_does_not_count_for_keys()
    {
        Assert.SkipUnless(File.Exists(Python.Interpreter), "python3 is absent");
        var payload = Legacy("weights");
        var bundle = ModelCase.Bundle(new() { ["publicKey"] = new System.Text.Json.Nodes.JsonObject { ["hint"] = "" } }, payload, model.Key.Sign(ByPython(payload)));

        model.Save(bundle).Verify().ReasonCodes.Should().Equal("signature-invalid");
    }

    [Theory]
    [InlineData("/etc/passwd", "name-not-canonical")]
    [InlineData("../x", "name-not-canonical")]
    [InlineData("weights\"},\"annotations\":{\"actual_hash_algorithm\":\"file-sha256\"},\"digest\":{\"sha256\":\"00", "digest-malformed|statement-malformed")]
    public void Old_statements_are_read_as_strictly(string name, string codes)
    {
        var chain = new ModelAuthority().Issue(key);
        var payload = Legacy(name);

        var result = Save(chain, payload, ModelCase.Encoded(payload)).VerifyByCertificate([ModelAuthority.Read(chain[2])]);

        result.Outcome.Should().Be(Outcome.Fail);
        codes.Split('|').Should().Contain(result.ReasonCodes);
    }

    private static string Legacy(string name)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData("content"u8));
        return $$$$"""{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "{{{{name}}}}", "digest": {"sha256": "{{{{digest}}}}"}, "annotations": {"actual_hash_algorithm": "file-sha256"}}], "predicateType": "https://model_signing/Digests/v0.1", "predicate": {"unused": "Unused,\tjust"}}""".Replace("\t", " ", StringComparison.Ordinal);
    }

    // f"DSSEV1 {len(type)} {type} {len(payload)} {payload}" with bytes as payload, as the reference tool had it.
    private byte[] ByPython(string payload)
    {
        File.WriteAllText(Path.Combine(model.Beside, "payload"), payload);
        Python.Run(model.Beside, "t = 'application/vnd.in-toto+json'; p = open('payload', 'rb').read(); open('encoded', 'wb').write(f'DSSEV1 {len(t)} {t} {len(p)} {p}'.encode())");
        return File.ReadAllBytes(Path.Combine(model.Beside, "encoded"));
    }

    private ModelCase Save(IReadOnlyList<X509Certificate2> chain, string payload, byte[] encoded) =>
        model.Save(ModelCase.Bundle(ModelAuthority.Material(chain.Take(2)), payload, key.SignData(encoded, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));

    private ModelCase Signed(IReadOnlyList<X509Certificate2> chain)
    {
        SigningKey.TryReadPem(key.ExportPkcs8PrivateKeyPem(), null, out var signing, out _).Should().BeTrue();
        using (signing)
        {
            IEnumerable<Certificate> certificates = chain.Take(2).Select(ModelAuthority.Read);
            return model.Save(ModelSigner.Sign(model.Describe().Manifest!, signing!, [.. certificates]));
        }
    }
}
