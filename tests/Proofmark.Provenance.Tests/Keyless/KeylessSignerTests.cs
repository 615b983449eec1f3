using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Keyless;
using Proofmark.Provenance.Tests.Virtual;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests.Keyless;

public sealed class KeylessSignerTests
{
    private const string Address = "https://sigstore.example.com";
    private const string Name = "publisher@example.com";
    private static readonly byte[] Statement = """{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"https://example.com/p","predicate":{}}"""u8.ToArray();
    private static readonly DateTimeOffset Now = VirtualSigstore.Now;

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void What_is_signed_verifies_for_its_identity_and_no_other(int logVersion, bool withStamps)
    {
        var instance = new Instance(logVersion, withStamps);

        var signed = instance.Sign();

        signed.Message.Should().BeNull();
        signed.Verification!.Signer!.Name.Should().Be(Name);
        signed.Verification.Times.Should().HaveCount((logVersion == 1 ? 1 : 0) + (withStamps ? 1 : 0));
        instance.Verify(signed.Bundle!, Name).Outcome.Should().Be(Outcome.Pass);
        instance.Verify(signed.Bundle!, "somebody@example.com").ReasonCode.Should().Be("identity-mismatch");
        instance.Services.Asked.Should().Equal([.. new[] { "/api/v2/signingCert" }, .. withStamps ? new[] { "/stamp" } : [], $"/api/v{logVersion}/log/entries"]);
    }

    [Fact]
    public void The_second_log_without_a_stamp_is_not_tried() => new Instance(2, withStamps: false).Refused().Should().Be("service-missing");

    [Fact]
    public void Answers_that_do_not_verify_make_no_signature()
    {
        Refused(i => i.Services.Leaf = o => o with { Name = "somebody@example.com" }).Should().Be("identity-mismatch");
        Refused(i => i.Services.Leaf = o => o with { NoTimestamps = true }).Should().Be("sct-missing");
        Refused(i => i.Services.Leaf = o => o with { Purpose = "1.3.6.1.5.5.7.3.1" }).Should().StartWith("certificate-");
        Refused(i => i.Services.Leaf = o => o with { To = Now.AddMinutes(-1), From = Now.AddMinutes(-9) }).Should().StartWith("certificate-");
        Refused(i => i.Services.Leaf = o => o with { NoIssuer = true }).Should().Be("issuer-missing");
        Refused(i => i.Services.CertifiesOtherKey = true).Should().Be("certificate-other-key");
        Refused(i => i.Root["ctlogs"] = new VirtualSigstore().Root()["ctlogs"]!.DeepClone()).Should().StartWith("sct-");
        Refused(i => i.Services.OtherNonce = [1, 2, 3, 4]).Should().Be("timestamp-refused");
        Refused(i => i.Services.StampsOther = true).Should().Be("timestamp-refused");
        Refused(i => i.Root = new VirtualSigstore().Root()).Should().StartWith("log-");
    }

    [Theory]
    [InlineData("/api/v2/signingCert", "signedCertificateEmbeddedSct.chain.certificates", "[]", "service-answer-malformed")]
    [InlineData("/api/v2/signingCert", "signedCertificateEmbeddedSct.chain.certificates", "[\"no certificate\"]", "service-answer-malformed")]
    [InlineData("/api/v2/signingCert", "signedCertificateEmbeddedSct", "null", "service-answer-malformed")]
    [InlineData("/api/v2/signingCert", "signedCertificateDetachedSct", "{}", "certificate-detached-promise")]
    [InlineData("/api/v1/log/entries", "24296fb24b8ad77a.integratedTime", "1", "log-promise-invalid")]
    [InlineData("/api/v1/log/entries", "24296fb24b8ad77a.integratedTime", "-1", "service-answer-malformed")]
    [InlineData("/api/v1/log/entries", "24296fb24b8ad77a.logID", "\"zz\"", "service-answer-malformed")]
    [InlineData("/api/v1/log/entries", "24296fb24b8ad77a.body", "\"e30=\"", "log-promise-invalid")]
    [InlineData("/api/v1/log/entries", "24296fb24b8ad77a.verification", "null", "service-answer-malformed")]
    [InlineData("/api/v1/log/entries", "24296fb24b8ad77a.verification.inclusionProof.checkpoint", "\"none\"", "checkpoint-malformed")]
    [InlineData("/api/v1/log/entries", "24296fb24b8ad77a.verification.inclusionProof.hashes", "[]", "inclusion-proof-invalid")]
    [InlineData("/api/v1/log/entries", "another", "{}", "service-answer-malformed")]
    public void Bent_answers_make_no_signature(string path, string field, string value, string code)
    {
        var instance = new Instance(1);
        instance.Services.Bend = (asked, status, body) => (status, asked == path ? Bent(body, field, value) : body);

        var refused = instance.Sign();

        refused.Bundle.Should().BeNull();
        refused.ReasonCode.Should().Be(code);
    }

    [Theory]
    [InlineData("inclusionProof.checkpoint.envelope", "\"log.example.com\\n7\\nAAAA\\n\\n\"")]
    [InlineData("inclusionProof.hashes", "[]")]
    [InlineData("inclusionProof", "null")]
    [InlineData("canonicalizedBody", "\"e30=\"")]
    [InlineData("logId.keyId", "\"AAAA\"")]
    [InlineData("kindVersion.version", "\"0.0.1\"")]
    [InlineData("logIndex", "\"-1\"")]
    public void Bent_answers_of_the_second_log_make_no_signature(string field, string value)
    {
        var instance = new Instance(2);
        instance.Services.Bend = (asked, status, body) => (status, asked == "/api/v2/log/entries" ? Bent(body, field, value) : body);

        instance.Sign().Bundle.Should().BeNull();
    }

    [Theory]
    [InlineData("https://github.com/org/repo/.github/workflows/release.yml@refs/heads/main", true)]
    [InlineData("https://github.com/org/other/.github/workflows/release.yml@refs/heads/main", false)]
    [InlineData("somebody@example.com", false)]
    public void A_job_is_named_as_its_token_says(string name, bool isIts)
    {
        const string Job = """
            "iss":"https://accounts.example.com","aud":"sigstore","sub":"repo:org/repo:ref:refs/heads/main","job_workflow_ref":"org/repo/.github/workflows/release.yml@refs/heads/main"
            """;
        var instance = new Instance(1) { Token = VirtualServices.TokenOf(Job, Now.AddMinutes(5)) };
        instance.Services.NameInCertificate = name;

        instance.Sign().ReasonCode.Should().Be(isIts ? null : "identity-mismatch");
    }

    [Fact]
    public void Whoever_vouches_must_be_the_one_of_the_token()
    {
        const string Brokered = """
            "iss":"https://broker.example.com","federated_claims":{"connector_id":"https://accounts.example.com"},"aud":["sigstore"],"email":"publisher@example.com"
            """;
        new Instance(1) { Token = VirtualServices.TokenOf(Brokered, Now.AddMinutes(5)) }.Sign().Bundle.Should().NotBeNull();
        new Instance(1) { Token = VirtualServices.Token(Name, Now.AddMinutes(5), issuer: "https://broker.example.com") }.Sign().ReasonCode.Should().Be("issuer-mismatch");
    }

    [Fact]
    public void Entries_of_others_make_no_signature()
    {
        var instance = new Instance(1);
        var other = instance.Sign();
        other.Bundle.Should().NotBeNull();
        byte[]? first = null;
        instance.Services.Bend = (asked, status, body) => (status, asked == "/api/v1/log/entries" ? first ??= body : body);
        instance.Sign().Bundle.Should().NotBeNull();

        instance.Sign().ReasonCode.Should().Be("log-entry-mismatch", "the entry is about the signature before");
    }

    [Fact]
    public void A_stamp_of_another_request_makes_no_signature()
    {
        var instance = new Instance(1);
        byte[]? first = null;
        instance.Services.Bend = (asked, status, body) => (status, asked == "/stamp" ? first ??= body : body);
        instance.Sign().Bundle.Should().NotBeNull();

        instance.Sign().ReasonCode.Should().Be("timestamp-refused");
    }

    [Theory]
    [InlineData("/api/v2/signingCert", 400, 1)]
    [InlineData("/api/v2/signingCert", 401, 1)]
    [InlineData("/api/v2/signingCert", 503, 3)]
    [InlineData("/api/v1/log/entries", 409, 1)]
    [InlineData("/api/v1/log/entries", 429, 3)]
    [InlineData("/api/v1/log/entries", 302, 1)]
    [InlineData("/stamp", 500, 3)]
    public void Refusals_are_told_with_the_service_and_busy_services_are_asked_again(string path, int status, int times)
    {
        var instance = new Instance(1);
        instance.Services.Bend = (asked, usual, body) => asked == path ? (status, "{\"message\":\"no\n\u001b[31m\"}"u8.ToArray()) : (usual, body);

        var refused = instance.Sign();

        refused.ReasonCode.Should().Be("service-refused");
        refused.Message.Should().Contain($"answered {status}{(path.EndsWith("signingCert", StringComparison.Ordinal) ? "" : ": {\"message\"")}").And.Contain("sigstore.example.com").And.NotContain("\u001b").And.NotContain("\n");
        instance.Services.Asked.Count(asked => asked == path).Should().Be(times);
    }

    [Fact]
    public void A_service_that_recovers_is_enough()
    {
        var instance = new Instance(1);
        var failures = 2;
        instance.Services.Bend = (asked, status, body) => asked == "/stamp" && failures-- > 0 ? (503, []) : (status, body);

        instance.Sign().Bundle.Should().NotBeNull();
    }

    [Fact]
    public void The_token_is_told_to_nobody_but_the_authority()
    {
        var instance = new Instance(1);
        // An authority that repeats what it was sent must not make us tell it.
        instance.Services.Bend = (_, _, _) => (400, instance.Posted[^1].Body.ToArray());
        var refused = instance.Sign();

        refused.Message.Should().Contain("answered 400").And.NotContain(instance.Token[..20]);
        instance.Read.ToString().Should().NotContain(instance.Token).And.Contain(Name);
        instance.Posted.Where(r => !r.Address.AbsolutePath.EndsWith("signingCert", StringComparison.Ordinal)).Should().NotContain(r => Encoding.UTF8.GetString(r.Body.ToArray()).Contains(instance.Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "no identity token")]
    [InlineData("a.b", "no identity token")]
    [InlineData("a.b.c", "no identity token")]
    [InlineData("a.bnVsbA.c", "no identity token")]
    [InlineData("eyJhIn0.eyJpc3MiOiJoL2EiLCJhdWQiOiJzaWdzdG9yZSIsImVtYWlsIjoiYUKiIiwiZXIwIjo0fQ.c", "no identity token")]
    [InlineData("ey0.eyJpc3MiOiJcdWQ4MDAiLCJzdWIiOiJhIn0.c", "no identity token")]
    public void What_is_no_token_is_refused(string text, string why)
    {
        IdentityToken.TryRead(text, Now, out _, out var problem).Should().BeFalse();
        problem.Should().Contain(why);
    }

    [Fact]
    public void Tokens_that_ended_or_are_for_others_are_refused()
    {
        Problem(VirtualServices.Token(Name, Now.AddSeconds(-1))).Should().Contain("ended at");
        Problem(VirtualServices.Token(Name, Now.AddMinutes(5), audience: "others")).Should().Contain("not meant for");
        Problem(VirtualServices.Token("", Now.AddMinutes(5), issuer: "")).Should().Contain("no issuer");
        Problem(VirtualServices.Token(Name, Now.AddMinutes(5))).Should().BeNull();
    }

    [Theory]
    [InlineData("caUrls[0].url", "\"http://sigstore.example.com\"")]
    [InlineData("caUrls[0].url", "\"https://user:secret@sigstore.example.com\"")]
    [InlineData("caUrls[0].url", "\"ftp://sigstore.example.com\"")]
    [InlineData("caUrls[0].url", "\"/api\"")]
    [InlineData("caUrls[0].validFor", "{}")]
    [InlineData("rekorTlogConfig.selector", "\"NONE\"")]
    [InlineData("rekorTlogConfig.selector", "\"EXACT\"")]
    [InlineData("mediaType", "\"application/vnd.dev.sigstore.signingconfig.v0.1+json\"")]
    public void Configurations_are_read_strictly(string field, string value)
    {
        var config = VirtualServices.Config(Address);
        Set(config, field, value);

        SigningConfigReader.Read("config", Encoding.UTF8.GetBytes(config.ToJsonString()), Limits.Default).Errors.Should().NotBeEmpty();
    }

    [Fact]
    public void Services_are_chosen_by_time_version_and_operator()
    {
        var config = VirtualServices.Config(Address);
        config["rekorTlogUrls"] = JsonNode.Parse("""
            [{"url":"https://old.example.com","majorApiVersion":1,"validFor":{"start":"2025-01-01T00:00:00Z"},"operator":"a"},
             {"url":"https://new.example.com","majorApiVersion":2,"validFor":{"start":"2026-01-01T00:00:00Z"},"operator":"a"},
             {"url":"https://over.example.com","majorApiVersion":2,"validFor":{"start":"2025-01-01T00:00:00Z","end":"2026-01-01T00:00:00Z"},"operator":"b"},
             {"url":"https://later.example.com","majorApiVersion":3,"validFor":{"start":"2025-01-01T00:00:00Z"},"operator":"c"},
             {"url":"https://other.example.com","majorApiVersion":1,"validFor":{"start":"2025-01-01T00:00:00Z"},"operator":"d"}]
            """);

        Logs("""{"selector":"ANY"}""").Should().Equal("new.example.com");
        Logs("""{"selector":"ALL"}""").Should().Equal("new.example.com", "other.example.com");
        Logs("""{"selector":"EXACT","count":2}""").Should().Equal("new.example.com", "other.example.com");
        Logs("""{"selector":"EXACT","count":3}""").Should().BeEmpty("there are two");

        IEnumerable<string> Logs(string rule)
        {
            config["rekorTlogConfig"] = JsonNode.Parse(rule);
            return new Instance(1) { Config = config }.Signer.Addresses().Skip(2).Select(a => a.Host);
        }
    }

    [Fact]
    public void The_public_instance_is_known()
    {
        PublicGood.Signing.Authorities.Should().ContainSingle().Which.Address.Host.Should().Be("fulcio.sigstore.dev");
        PublicGood.Signing.Logs.Should().NotBeEmpty();
        PublicGood.Signing.TimestampAuthorities.Should().NotBeEmpty();
    }

    private static string? Problem(string token) => IdentityToken.TryRead(token, Now, out _, out var problem) ? null : problem;

    private static string? Refused(Action<Instance> bend)
    {
        var instance = new Instance(1);
        bend(instance);
        return instance.Refused();
    }

    private static byte[] Bent(byte[] json, string field, string value)
    {
        var node = JsonNode.Parse(json)!;
        Set(node, field, value);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private static void Set(JsonNode node, string field, string value)
    {
        var parts = field.Split('.');
        foreach (var part in parts[..^1])
        {
            node = part.EndsWith("[0]", StringComparison.Ordinal) ? node[part[..^3]]![0]! : node[part]!;
        }

        node[parts[^1]] = JsonNode.Parse(value);
    }

    /// <summary>An instance with its services behind a transport that stays in the process.</summary>
    private sealed class Instance : IServiceTransport
    {
        private readonly VirtualSigstore sigstore;

        public Instance(int logVersion, bool withStamps = true)
        {
            sigstore = new VirtualSigstore { Log = new VirtualLog(second: logVersion == 2) };
            Services = new VirtualServices(sigstore, () => Now);
            Config = VirtualServices.Config(Address, logVersion, withStamps);
            Root = sigstore.Root();
        }

        public VirtualServices Services { get; }

        public JsonObject Config { get; set; }

        public JsonObject Root { get; set; }

        public List<ServiceRequest> Posted { get; } = [];

        public string Token { get; init; } = VirtualServices.Token(Name, Now.AddMinutes(5));

        public IdentityToken Read => IdentityToken.TryRead(Token, Now, out var token, out _) ? token : throw new InvalidOperationException();

        public KeylessSigner Signer => new(ReadConfig(), ReadRoot(), this, new FakeTimeProvider(Now)) { Pause = TimeSpan.Zero };

        public KeylessSignature Sign() => Signer.Sign(Statement, Read, TestContext.Current.CancellationToken);

        public string? Refused()
        {
            var signed = Sign();
            signed.Bundle.Should().BeNull();
            return signed.ReasonCode;
        }

        public BundleVerification Verify(byte[] bundle, string name) =>
            BundleVerifier.ForIdentity(IdentityPolicy.Exact(name, "https://accounts.example.com"), ReadRoot(), new FakeTimeProvider(Now.AddYears(1))).VerifyEnvelope(BundleReader.Read("bundle", bundle, Limits.Default).Bundle!);

        public ServiceAnswer Post(ServiceRequest request, CancellationToken cancel)
        {
            Posted.Add(request);
            var (status, body) = Services.Answer(request.Address.AbsolutePath, request.Body.ToArray());
            return new ServiceAnswer(status, body);
        }

        private SigningConfig ReadConfig() => SigningConfigReader.Read("config", Encoding.UTF8.GetBytes(Config.ToJsonString()), Limits.Default).Config!;

        private TrustedRoot ReadRoot() => TrustedRootReader.Read("root", Encoding.UTF8.GetBytes(Root.ToJsonString()), Limits.Default).Root!;
    }
}
