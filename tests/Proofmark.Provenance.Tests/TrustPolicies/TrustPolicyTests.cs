using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Tests.ModelSigning;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.Provenance.Tests.TrustPolicies;

public sealed class TrustPolicyTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SignedFolder folder = new();

    public TrustPolicyTests() => folder.Sign();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_publisher_who_signed_is_told_by_name()
    {
        var found = Verify($"- {{name: Release team, roles: [publisher], key: {Key}}}");

        found.Verification.Messages.Should().BeEmpty();
        found.Verification.Outcome.Should().Be(Outcome.Pass);
        found.Signer!.Name.Should().Be("Release team");
        found.Verification.Intact.Should().BeEquivalentTo("sub/config.json", "weights.bin");
    }

    [Fact]
    public void Nobody_is_trusted_by_default()
    {
        Verify("[]").Verification.Should().Match<ModelVerification>(v => v.Outcome == Outcome.NotEstablished && v.ReasonCodes[0] == "no-signer-trusted");
        Verify($"- {{name: A, roles: [assessor, sealer], key: {Key}}}").Verification.Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Theory]
    [InlineData("until: 2026-06-01", "signer-outside-period")]
    [InlineData("from: 2026-06-02", "signer-outside-period")]
    [InlineData("from: 2026-06-01, until: 2026-06-02", null)]
    [InlineData("until: 2026-06-01T00:00:01Z", null)]
    [InlineData("models: [other]", "model-not-allowed")]
    [InlineData("models: [mode]", "model-not-allowed")]
    [InlineData("models: [other, 'mod*']", null)]
    [InlineData("models: [MODEL]", "model-not-allowed")]
    public void A_publisher_is_trusted_for_some_time_and_some_models(string bound, string? refusal)
    {
        var found = Verify($"- {{name: A, roles: [publisher], key: {Key}, {bound}}}");

        found.Verification.Outcome.Should().Be(refusal is null ? Outcome.Pass : Outcome.Fail);
        found.Verification.ReasonCodes.Should().Equal(refusal is null ? [] : [refusal]);
        (found.Signer is null).Should().Be(refusal is not null);
        Open($"- {{name: A, roles: [publisher], key: {Key}, {bound}}}").Should().Be(refusal is null);
    }

    [Fact]
    public void Of_several_the_one_who_signed_and_may_is_found()
    {
        File.WriteAllText(folder.Path("../other.pub"), Pem(SigningKey.NewEc(ECCurve.NamedCurves.nistP384).Public.Spki.Span));

        Verify($"- {{name: Other, roles: [publisher], key: other.pub}}\n- {{name: Old, roles: [publisher], key: {Key}, until: 2020-01-01}}\n- {{name: New, roles: [publisher], key: {Key}}}").Signer!.Name.Should().Be("New");
        Verify("- {name: Other, roles: [publisher], key: other.pub}\n- {name: Others, roles: [publisher], key: other.pub}").Verification.ReasonCodes.Should().Equal("signer-untrusted");
        Verify("- {name: Other, roles: [publisher], key: other.pub}").Verification.ReasonCodes.Should().Equal("signature-invalid");
    }

    [Fact]
    public void Changed_files_fail_whoever_signed()
    {
        folder.Write("weights.bin", "other weights");
        var found = Verify($"- {{name: A, roles: [publisher], key: {Key}}}");

        found.Verification.ReasonCodes.Should().Equal("files-changed");
        found.Verification.Intact.Should().Equal("sub/config.json");
        Open($"- {{name: A, roles: [publisher], key: {Key}}}").Should().BeTrue("files are looked at when they are opened");
    }

    [Theory]
    [InlineData("- {roles: [publisher], key: model.pub}", "name")]
    [InlineData("- {name: A, key: model.pub}", "roles")]
    [InlineData("- {name: A, roles: [], key: model.pub}", "roles")]
    [InlineData("- {name: A, roles: [owner], key: model.pub}", "roles")]
    [InlineData("- {name: A, roles: [publisher]}", "key")]
    [InlineData("- {name: A, roles: [publisher], key: model.pub, certificate: ca.pem}", "key")]
    [InlineData("- {name: A, roles: [publisher], key: nowhere.pub}", "key")]
    [InlineData("- {name: A, roles: [publisher], key: policy.yaml}", "key")]
    [InlineData("- {name: A, roles: [publisher], certificate: model.pub}", "certificate")]
    [InlineData("- {name: A, roles: [publisher], key: model.pub, models: []}", "models")]
    [InlineData("- {name: A, roles: [publisher], key: model.pub, subject: CN=A}", "subject")]
    [InlineData("- {name: A, roles: [publisher], key: model.pub, until: soon}", "until")]
    [InlineData("- {name: A, roles: [publisher], key: model.pub, until: 06/01/2026}", "until")]
    [InlineData("- {name: A, roles: [publisher], sigstore: {identity: a@example.com}}", "issuer")]
    [InlineData("- {name: A, roles: [publisher], sigstore: {issuer: https://example.com}}", "identity")]
    [InlineData("- {name: A, roles: [publisher], sigstore: {identity: a, issuer: b, trustedRoot: policy.yaml}}", "trustedRoot")]
    [InlineData("- {name: A, roles: [publisher], key: model.pub, role: sealer}", "role")]
    public void Mistakes_are_told_with_their_field(string yaml, string field)
    {
        _ = Key;
        Read(yaml, out var errors);

        errors.Should().NotBeEmpty().And.Contain(e => e.Field.EndsWith(field, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_can_stand_in_the_policy_itself()
    {
        var pem = string.Join("\n      ", Pem(folder.Key.Public.Spki.Span).Split('\n'));
        var policy = Read($"- name: A\n  roles: [publisher]\n  key: |\n      {pem}\n", out var errors);

        errors.Should().BeEmpty();
        policy.Files.Should().BeEmpty();
        policy.Signers.Should().ContainSingle();
        Read($"- {{name: A, roles: [publisher], key: {Key}}}", out _).Files.Should().Equal(System.IO.Path.GetFullPath(folder.Path("../model.pub")));
    }

    [Fact]
    public void A_certificate_counts_with_its_subject_only()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var chain = new ModelAuthority().Issue(ecdsa);
        SigningKey.TryReadPem(ecdsa.ExportPkcs8PrivateKeyPem(), null, out var key, out _).Should().BeTrue();
        File.WriteAllBytes(folder.Signature, ModelSigner.Sign(folder.Describe(), key!, [.. chain.Take(2).Select(ModelAuthority.Read)]));
        File.WriteAllText(folder.Path("../ca.pem"), chain[2].ExportCertificatePem());
        var clock = new FakeTimeProvider(ModelCase.Now);

        Verify("- {name: A, roles: [publisher], certificate: ca.pem}", clock).Verification.Outcome.Should().Be(Outcome.Pass);
        Verify("- {name: A, roles: [publisher], certificate: ca.pem, subject: CN=model signer}", clock).Verification.Outcome.Should().Be(Outcome.Pass);
        Verify("- {name: A, roles: [publisher], certificate: ca.pem, subject: 'CN=somebody else'}", clock).Verification.ReasonCodes.Should().Equal("identity-mismatch");
    }

    private string Key
    {
        get
        {
            File.WriteAllText(folder.Path("../model.pub"), Pem(folder.Key.Public.Spki.Span));
            return "model.pub";
        }
    }

    private static string Pem(ReadOnlySpan<byte> spki) => PemEncoding.WriteString("PUBLIC KEY", spki);

    private TrustPolicy Read(string yaml, out IReadOnlyList<DocumentError> errors)
    {
        var file = folder.Path("../policy.yaml");
        var text = "trust:" + (yaml.StartsWith('[') ? " " : "\n") + yaml + "\n";
        File.WriteAllText(file, text);
        var reading = DocumentReader.ReadYaml(file, Encoding.UTF8.GetBytes(text), Limits.Default);
        var found = new List<DocumentError>(reading.Errors);
        var policy = TrustPolicyReader.Read(new DocumentFields(file, "", (DocumentMapping)reading.Root!, found).MappingList("trust"), System.IO.Path.GetDirectoryName(file)!, Limits.Default);
        errors = found;
        return policy;
    }

    private TrustedModelVerification Verify(string yaml, TimeProvider? clock = null)
    {
        var policy = Read(yaml, out var errors);
        errors.Should().BeEmpty();
        return ModelGate.Verify(folder.Model, folder.Signature, policy, new(), clock ?? new FakeTimeProvider(Now), Limits.Default, null, TestContext.Current.CancellationToken);
    }

    private bool Open(string yaml) => ModelGate.OpenVerified(folder.Model, folder.Signature, Read(yaml, out _), new FakeTimeProvider(Now), out _) is not null;
}
