using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Proofmark.Core;
using Proofmark.Provenance.Tests.Virtual;

namespace Proofmark.Provenance.Tests;

/// <summary>One thing wrong with a bundle that verifies otherwise. Each has its reason code; none is accepted.</summary>
public sealed class RejectedBundleTests
{
    private static readonly Dictionary<string, (string Code, Action<VirtualSigstore> Bend)> Instances = new(StringComparer.Ordinal)
    {
        ["leaf expired when signed"] = ("certificate-not-valid-then", static s => s.Signed = VirtualSigstore.Now.AddMinutes(11)),
        ["leaf not yet valid when signed"] = ("certificate-not-valid-then", static s => s.Signed = VirtualSigstore.Now.AddMinutes(-1)),
        ["authority expired when signed"] = ("certificate-not-valid-then", static s => s.Authority = new VirtualAuthority(years: 1)),
        ["leaf is an authority"] = ("certificate-purpose", static s => s.Leaf = s.Leaf with { IsAuthority = true }),
        ["leaf is for servers"] = ("certificate-purpose", static s => s.Leaf = s.Leaf with { Purpose = "1.3.6.1.5.5.7.3.1" }),
        ["leaf may not sign"] = ("certificate-purpose", static s => s.Leaf = s.Leaf with { Usage = System.Security.Cryptography.X509Certificates.X509KeyUsageFlags.KeyEncipherment }),
        ["leaf with a critical extension that nobody knows"] = ("certificate-critical-extension", static s => s.Leaf = s.Leaf with { StrangeCritical = true }),
        ["root allows no intermediate"] = ("certificate-path-too-long", static s => s.Authority = new VirtualAuthority(rootLimitsPath: true)),
        ["intermediate may not sign certificates"] = ("certificate-issuer-no-authority", static s => s.Authority = new VirtualAuthority(intermediateMaySign: false)),
        ["intermediate is for servers"] = ("certificate-issuer-purpose", static s => s.Authority = new VirtualAuthority(intermediatePurpose: "1.3.6.1.5.5.7.3.1")),
        ["no certificate timestamp"] = ("sct-missing", static s => s.Leaf = s.Leaf with { NoTimestamps = true }),
        ["certificate timestamp before the log is trusted"] = ("sct-invalid", static s => s.CertificateLog = new VirtualCertificateLog { Time = VirtualSigstore.Now.AddYears(-2) }),
        ["no name"] = ("identity-missing", static s => s.Leaf = s.Leaf with { NoName = true }),
        ["another name"] = ("identity-mismatch", static s => s.Leaf = s.Leaf with { Name = "other@example.com" }),
        ["name in capitals"] = ("identity-mismatch", static s => s.Leaf = s.Leaf with { Name = "Publisher@example.com" }),
        ["name with more behind"] = ("identity-mismatch", static s => s.Leaf = s.Leaf with { Name = "publisher@example.com.evil.org" }),
        ["name with more before"] = ("identity-mismatch", static s => s.Leaf = s.Leaf with { Name = "a-publisher@example.com" }),
        ["no issuer"] = ("issuer-missing", static s => s.Leaf = s.Leaf with { NoIssuer = true }),
        ["issuer with a slash behind"] = ("issuer-mismatch", static s => s.Leaf = s.Leaf with { Issuer = "https://accounts.example.com/" }),
        ["another issuer"] = ("issuer-mismatch", static s => s.Leaf = s.Leaf with { Issuer = "https://evil.example.com" }),
        ["statement about another artifact"] = ("artifact-not-a-subject", static s => Envelope(s, static text => text.Replace("\"sha256\":\"", "\"sha256\":\"00", StringComparison.Ordinal))),
        ["statement of another type"] = ("statement-type", static s => Envelope(s, static text => text.Replace("Statement/v1", "Statement/v9", StringComparison.Ordinal))),
        ["statement that is no JSON"] = ("statement-malformed", static s => Envelope(s, static text => text[..^1])),
        ["statement with a key twice"] = ("statement-malformed", static s => Envelope(s, static text => text.Replace("{\"_type\"", "{\"subject\":[],\"_type\"", StringComparison.Ordinal))),
        ["stamp authority for other things"] = ("timestamp-untrusted|timestamp-certificate-purpose|timestamp-malformed", static s => Stamped(s, new VirtualTimestampAuthority("1.3.6.1.5.5.7.3.3"))),
        ["stamp authority whose purpose is not critical"] = ("timestamp-untrusted|timestamp-certificate-purpose|timestamp-malformed", static s => Stamped(s, new VirtualTimestampAuthority(isCritical: false))),
        ["stamp authority expired"] = ("timestamp-untrusted|timestamp-certificate-not-valid-then|timestamp-malformed", static s => Stamped(s, new VirtualTimestampAuthority(until: VirtualSigstore.Now.AddDays(-1)))),
        ["nobody witnessed the time"] = ("time-missing", static s => s.Log = new VirtualLog(second: true)),
    };

    private static readonly Dictionary<string, (string Code, Action<VirtualSigstore, JsonObject> Bend)> Bundles = new(StringComparer.Ordinal)
    {
        ["no media type"] = ("bundle-malformed", static (_, b) => b.Remove("mediaType")),
        ["unknown version"] = ("bundle-malformed", static (_, b) => b["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.4+json"),
        ["media type with more behind"] = ("bundle-malformed", static (_, b) => b["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json;x"),
        ["no material"] = ("bundle-malformed", static (_, b) => b.Remove("verificationMaterial")),
        ["no content"] = ("bundle-malformed", static (_, b) => b.Remove("messageSignature")),
        ["both contents"] = ("bundle-malformed", static (_, b) => b["dsseEnvelope"] = new JsonObject { ["payload"] = "AA==", ["payloadType"] = "x", ["signatures"] = new JsonArray(new JsonObject { ["sig"] = "AA==" }) }),
        ["certificate and key"] = ("bundle-malformed", static (_, b) => Material(b)["publicKey"] = new JsonObject { ["hint"] = "x" }),
        ["no certificate"] = ("bundle-malformed", static (_, b) => Material(b).Remove("certificate")),
        ["a key instead"] = ("material-mismatch", static (_, b) => { Material(b).Remove("certificate"); Material(b)["publicKey"] = new JsonObject { ["hint"] = "x" }; }),
        ["a chain in version 0.3"] = ("certificate-chain-in-bundle", static (_, b) => Chain(b, b)),
        ["certificate cut off"] = ("bundle-malformed", static (_, b) => Edit(Material(b)["certificate"]!, "rawBytes", static bytes => bytes[..^1])),
        ["certificate with a byte behind"] = ("bundle-malformed", static (_, b) => Edit(Material(b)["certificate"]!, "rawBytes", static bytes => [.. bytes, 0])),
        ["certificate by nobody who is trusted"] = ("certificate-untrusted", static (s, b) => Material(b)["certificate"] = Material(new VirtualSigstore { Log = s.Log, CertificateLog = s.CertificateLog }.Bundle())["certificate"]!.DeepClone()),
        ["another certificate of the same signer"] = ("signature-invalid", static (s, b) => Material(b)["certificate"] = Material(s.Bundle())["certificate"]!.DeepClone()),
        ["white space in base64"] = ("bundle-malformed", static (_, b) => Text(Signature(b), "signature", static text => text.Insert(4, "\n"))),
        ["base64 without padding"] = ("bundle-malformed", static (_, b) => Signature(b)["signature"] = Convert.ToBase64String(new byte[70]).TrimEnd('=')),
        ["empty signature"] = ("bundle-malformed", static (_, b) => Signature(b)["signature"] = ""),
        ["signature as number"] = ("bundle-malformed", static (_, b) => Signature(b)["signature"] = 5),
        ["signature is null"] = ("bundle-malformed", static (_, b) => Signature(b)["signature"] = null),
        ["signature bent"] = ("signature-invalid", static (_, b) => Edit(Signature(b), "signature", static bytes => Flip(bytes, bytes.Length - 1))),
        ["signature with a byte behind"] = ("signature-invalid", static (_, b) => Edit(Signature(b), "signature", static bytes => [.. bytes, 0])),
        ["another digest as hint"] = ("artifact-digest-mismatch", static (_, b) => Edit(Signature(b)["messageDigest"]!, "digest", static bytes => Flip(bytes, 0))),
        ["hint of another algorithm"] = ("artifact-digest-mismatch", static (_, b) => Signature(b)["messageDigest"]!["algorithm"] = "SHA2_512"),
        ["no log entry"] = ("log-entry-missing", static (_, b) => Material(b)["tlogEntries"] = new JsonArray()),
        ["log entries left out"] = ("log-entry-missing", static (_, b) => Material(b).Remove("tlogEntries")),
        ["the entry twice"] = ("log-entry-twice", static (_, b) => ((JsonArray)Material(b)["tlogEntries"]!).Add(Entry(b).DeepClone())),
        ["33 entries"] = ("bundle-malformed", static (_, b) => Material(b)["tlogEntries"] = new JsonArray([.. Enumerable.Range(0, 33).Select(_ => Entry(b).DeepClone())])),
        ["entry of another signature"] = ("log-entry-mismatch", static (s, b) => Material(b)["tlogEntries"] = Material(s.Bundle())["tlogEntries"]!.DeepClone()),
        ["entry of another log"] = ("log-untrusted", static (s, b) => Material(b)["tlogEntries"] = Material(new VirtualSigstore { Authority = s.Authority, CertificateLog = s.CertificateLog }.Bundle())["tlogEntries"]!.DeepClone()),
        ["another log named"] = ("log-untrusted", static (_, b) => Edit(Entry(b)["logId"]!, "keyId", static bytes => Flip(bytes, 3))),
        ["no log named"] = ("bundle-malformed", static (_, b) => Entry(b).Remove("logId")),
        ["negative index"] = ("bundle-malformed", static (_, b) => Entry(b)["logIndex"] = "-1"),
        ["huge index"] = ("bundle-malformed", static (_, b) => Entry(b)["logIndex"] = "99999999999999999999"),
        ["index with a fraction"] = ("bundle-malformed", static (_, b) => Entry(b)["logIndex"] = "1.0"),
        ["another index"] = ("log-promise-invalid", static (_, b) => Entry(b)["logIndex"] = "7"),
        ["another time"] = ("log-promise-invalid", static (_, b) => Text(Entry(b), "integratedTime", static text => (long.Parse(text, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture))),
        ["time beyond time"] = ("bundle-malformed", static (_, b) => Entry(b)["integratedTime"] = "999999999999999"),
        ["no time beside a promise"] = ("log-promise-invalid", static (_, b) => Entry(b).Remove("integratedTime")),
        ["time without a promise is nobody's word"] = ("time-missing", static (_, b) => Entry(b).Remove("inclusionPromise")),
        ["promise bent"] = ("log-promise-invalid", static (_, b) => Edit(Entry(b)["inclusionPromise"]!, "signedEntryTimestamp", static bytes => Flip(bytes, 12))),
        ["body bent"] = ("log-promise-invalid", static (_, b) => Edit(Entry(b), "canonicalizedBody", static bytes => Flip(bytes, 20))),
        ["no proof"] = ("inclusion-proof-missing", static (_, b) => Entry(b).Remove("inclusionProof")),
        ["proof of another index"] = ("inclusion-proof-invalid", static (_, b) => Proof(b)["logIndex"] = "0"),
        ["index behind the tree"] = ("inclusion-proof-invalid", static (_, b) => Proof(b)["logIndex"] = "100"),
        ["a smaller tree"] = ("inclusion-proof-invalid|checkpoint-mismatch", static (_, b) => Proof(b)["treeSize"] = "6"),
        ["a hash bent"] = ("inclusion-proof-invalid", static (_, b) => ((JsonArray)Proof(b)["hashes"]!)[0] = Convert.ToBase64String(new byte[32])),
        ["a hash left out"] = ("inclusion-proof-invalid", static (_, b) => ((JsonArray)Proof(b)["hashes"]!).RemoveAt(0)),
        ["a hash too many"] = ("inclusion-proof-invalid", static (_, b) => ((JsonArray)Proof(b)["hashes"]!).Add(Convert.ToBase64String(new byte[32]))),
        ["a hash too short"] = ("bundle-malformed", static (_, b) => ((JsonArray)Proof(b)["hashes"]!)[0] = Convert.ToBase64String(new byte[31])),
        ["another root"] = ("inclusion-proof-invalid", static (_, b) => Edit(Proof(b), "rootHash", static bytes => Flip(bytes, 0))),
        ["no checkpoint"] = ("checkpoint-missing", static (_, b) => Proof(b).Remove("checkpoint")),
        ["checkpoint of another tree"] = ("checkpoint-mismatch", static (s, b) => Proof(b)["checkpoint"] = new JsonObject { ["envelope"] = s.Log.Checkpoint(7, new byte[32]) }),
        ["checkpoint by another log of the same name"] = ("checkpoint-signature-invalid", static (_, b) => Proof(b)["checkpoint"] = Proof(new VirtualSigstore().Bundle())["checkpoint"]!.DeepClone()),
        ["checkpoint with another origin"] = ("checkpoint-signature-invalid", static (_, b) => Note(b, static text => text.Replace("log.example.com - 12345", "log.example.org - 12345", StringComparison.Ordinal))),
        ["checkpoint without origin"] = ("checkpoint-malformed", static (_, b) => Note(b, static text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..])),
        ["checkpoint without signatures"] = ("checkpoint-malformed", static (_, b) => Note(b, static text => text[..(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)])),
        ["checkpoint with a zero before its size"] = ("checkpoint-malformed", static (_, b) => Note(b, static text => text.Replace("\n7\n", "\n07\n", StringComparison.Ordinal))),
        ["checkpoint without the last line feed"] = ("checkpoint-malformed", static (_, b) => Note(b, static text => text[..^1])),
        ["checkpoint signed by the witness alone"] = ("checkpoint-signature-invalid", static (_, b) => Note(b, static text => text[..(text.IndexOf("— log", StringComparison.Ordinal))])),
        ["entry of another kind"] = ("log-entry-mismatch", static (_, b) => Entry(b)["kindVersion"]!["kind"] = "dsse"),
        ["entry of another version"] = ("log-entry-mismatch", static (_, b) => Entry(b)["kindVersion"]!["version"] = "0.0.2"),
        ["a time-stamp that is none"] = ("timestamp-malformed", static (_, b) => Stamps(b, new byte[] { 0x30, 0 })),
        ["a time-stamp of other bytes"] = ("timestamp-untrusted", static (s, b) => Stamps(b, s.Stamps.Stamp([1, 2, 3], s.Signed))),
        ["a time-stamp that was refused"] = ("timestamp-not-granted", static (s, b) => Stamps(b, s.Stamps.Stamp(Signed(b), s.Signed, status: 2))),
        ["a time-stamp by a stranger"] = ("timestamp-untrusted|timestamp-certificate-untrusted", static (s, b) => Stamps(b, new VirtualTimestampAuthority().Stamp(Signed(b), s.Signed))),
        ["a time-stamp by a stranger without certificate"] = ("timestamp-untrusted", static (s, b) => Stamps(b, new VirtualTimestampAuthority().Stamp(Signed(b), s.Signed, withCertificate: false))),
        ["a time-stamp from before the trust"] = ("timestamp-outside-trust", static (s, b) => Stamps(b, s.Stamps.Stamp(Signed(b), VirtualSigstore.Now.AddMonths(-10)))),
        ["a time-stamp from after the certificate"] = ("certificate-not-valid-then", static (s, b) => Stamps(b, s.Stamps.Stamp(Signed(b), VirtualSigstore.Now.AddHours(1)))),
        ["a time-stamp of tomorrow"] = ("time-in-future", static (s, b) => Stamps(b, s.Stamps.Stamp(Signed(b), VirtualSigstore.Now.AddDays(2)))),
        ["a time-stamp with a byte behind"] = ("timestamp-malformed", static (s, b) => Stamps(b, [.. s.Stamps.Stamp(Signed(b), s.Signed), 0])),
        ["the same time-stamp twice"] = ("timestamp-twice", static (s, b) => { var one = s.Stamps.Stamp(Signed(b), s.Signed); Stamps(b, one, one); }),
        ["one good and one bad time-stamp"] = ("timestamp-untrusted", static (s, b) => Stamps(b, s.Stamps.Stamp(Signed(b), s.Signed), s.Stamps.Stamp([1], s.Signed))),
    };

    private static readonly Dictionary<string, (string Code, Action<JsonObject> Bend)> Envelopes = new(StringComparer.Ordinal)
    {
        ["payload bent"] = ("signature-invalid", static e => Edit(e, "payload", static bytes => Flip(bytes, 5))),
        ["payload with a space behind"] = ("signature-invalid", static e => Edit(e, "payload", static bytes => [.. bytes, (byte)' '])),
        ["another payload type"] = ("signature-invalid", static e => e["payloadType"] = "application/json"),
        ["no payload"] = ("bundle-malformed", static e => e.Remove("payload")),
        ["no signatures"] = ("bundle-malformed", static e => e["signatures"] = new JsonArray()),
        ["two signatures"] = ("signature-count", static e => ((JsonArray)e["signatures"]!).Add(e["signatures"]![0]!.DeepClone())),
        ["envelope's signature bent"] = ("signature-invalid", static e => Edit(e["signatures"]![0]!, "sig", static bytes => Flip(bytes, bytes.Length - 1))),
    };

    public static TheoryData<string> InstanceNames => [.. Instances.Keys];

    public static TheoryData<string> BundleNames => [.. Bundles.Keys];

    public static TheoryData<string> EnvelopeNames => [.. Envelopes.Keys];

    [Theory]
    [MemberData(nameof(InstanceNames))]
    public void An_instance_that_does_wrong_is_refused(string name)
    {
        var sigstore = new VirtualSigstore();
        Instances[name].Bend(sigstore);

        Refuses(sigstore, sigstore.Bundle().ToJsonString(), Instances[name].Code);
    }

    [Theory]
    [MemberData(nameof(BundleNames))]
    public void A_bundle_that_was_changed_is_refused(string name)
    {
        var sigstore = new VirtualSigstore();
        var bundle = sigstore.Bundle();
        sigstore.Verify(bundle.ToJsonString()).Outcome.Should().Be(Outcome.Pass, "it is right before it is bent");
        Bundles[name].Bend(sigstore, bundle);

        Refuses(sigstore, bundle.ToJsonString(), Bundles[name].Code);
    }

    [Theory]
    [MemberData(nameof(EnvelopeNames))]
    public void An_envelope_that_was_changed_is_refused(string name)
    {
        var sigstore = new VirtualSigstore { WithEnvelope = true, Kind = EntryKind.Dsse1 };
        var bundle = sigstore.Bundle();
        Envelopes[name].Bend((JsonObject)bundle["dsseEnvelope"]!);

        Refuses(sigstore, bundle.ToJsonString(), Envelopes[name].Code);
    }

    [Theory]
    [InlineData("{\"mediaType\"", "{\"mediaType\":\"x\",\"mediaType\"")]
    [InlineData("\"signature\":", "\"signature\":\"AA==\",\"signature\":")]
    [InlineData("}", "")]
    [InlineData("{\"mediaType\"", "[{\"mediaType\"")]
    public void Json_tricks_are_refused(string find, string replacement)
    {
        var sigstore = new VirtualSigstore();
        var text = sigstore.Bundle().ToJsonString();
        var at = text.LastIndexOf(find, StringComparison.Ordinal);

        Refuses(sigstore, text[..at] + replacement + text[(at + find.Length)..], "bundle-malformed");
    }

    [Theory]
    [InlineData("certificateAuthorities", "certificate-authority-outside-trust")]
    [InlineData("ctlogs", "sct-invalid")]
    [InlineData("tlogs", "log-outside-trust")]
    public void Whoever_is_trusted_no_longer_is_refused(string list, string code)
    {
        var sigstore = new VirtualSigstore();
        var root = sigstore.Root();
        var one = root[list]![0]!;
        (one["publicKey"] ?? one)["validFor"]!["end"] = "2026-01-01T00:00:00Z";

        sigstore.Verify(sigstore.Bundle().ToJsonString(), root).ReasonCode.Should().Be(code);
    }

    [Theory]
    [InlineData("certificateAuthorities", "certificate-untrusted")]
    [InlineData("ctlogs", "sct-invalid")]
    [InlineData("tlogs", "log-untrusted")]
    public void Whoever_is_not_trusted_is_refused(string list, string code)
    {
        var sigstore = new VirtualSigstore();
        var root = sigstore.Root();
        root[list] = new JsonArray();

        sigstore.Verify(sigstore.Bundle().ToJsonString(), root).ReasonCode.Should().Be(code);
    }

    /// <summary>Any bit of any base64 text of the bundle. A time-stamp has bits that its signature does not cover (RFC 5652, 5.4): these may change nothing that is concluded.</summary>
    [Fact]
    public void No_bit_can_be_flipped()
    {
        var sigstore = new VirtualSigstore { WithStamp = true, WithEnvelope = true, Kind = EntryKind.Dsse1 };
        var original = sigstore.Bundle();
        var paths = Texts(original).ToList();
        paths.Should().HaveCountGreaterThan(8);
        var times = sigstore.Verify(original.ToJsonString()).Times;

        Gen.Int[0, paths.Count - 1].Select(Gen.Int[0, int.MaxValue - 1]).Sample(
            (path, bit) =>
            {
                var bundle = original.DeepClone();
                var value = paths[path](bundle);
                var bytes = Convert.FromBase64String(value.GetValue<string>());
                bytes[bit / 8 % bytes.Length] ^= (byte)(1 << (bit % 8));
                var isStamp = value.GetPath().Contains("signedTimestamp", StringComparison.Ordinal);
                value.ReplaceWith(Convert.ToBase64String(bytes));
                var result = sigstore.Verify(bundle.ToJsonString());
                return result.Outcome != Outcome.Pass || (isStamp && result.Times.SequenceEqual(times));
            },
            iter: 1000);
    }

    private static void Refuses(VirtualSigstore sigstore, string bundle, string codes)
    {
        var result = sigstore.Verify(bundle);
        result.Outcome.Should().Be(Outcome.Fail);
        codes.Split('|').Should().Contain(result.ReasonCode, result.Message);
    }

    private static IEnumerable<Func<JsonNode, JsonNode>> Texts(JsonNode node, Func<JsonNode, JsonNode>? way = null)
    {
        way ??= static root => root;
        return node switch
        {
            JsonObject map => map.SelectMany(one => Texts(one.Value!, root => way(root)[one.Key]!)),
            JsonArray list => list.SelectMany((one, i) => Texts(one!, root => way(root)[i]!)),
            JsonValue value when value.TryGetValue(out string? text) && text.Length > 20 && Convert.TryFromBase64String(text, new byte[text.Length], out _) => [way],
            _ => [],
        };
    }

    private static void Envelope(VirtualSigstore sigstore, Func<string, string> statement)
    {
        (sigstore.WithEnvelope, sigstore.Kind, sigstore.Statement) = (true, EntryKind.Dsse1, statement);
    }

    private static void Stamped(VirtualSigstore sigstore, VirtualTimestampAuthority stamps) => (sigstore.WithStamp, sigstore.Stamps) = (true, stamps);

    private static JsonObject Material(JsonObject bundle) => (JsonObject)bundle["verificationMaterial"]!;

    private static JsonObject Entry(JsonObject bundle) => (JsonObject)Material(bundle)["tlogEntries"]![0]!;

    private static JsonObject Proof(JsonObject bundle) => (JsonObject)Entry(bundle)["inclusionProof"]!;

    private static JsonObject Signature(JsonObject bundle) => (JsonObject)bundle["messageSignature"]!;

    private static byte[] Signed(JsonObject bundle) => Convert.FromBase64String(Signature(bundle)["signature"]!.GetValue<string>());

    private static void Stamps(JsonObject bundle, params byte[][] responses) =>
        Material(bundle)["timestampVerificationData"] = new JsonObject { ["rfc3161Timestamps"] = new JsonArray([.. responses.Select(VirtualSigstore.Stamp)]) };

    private static void Chain(JsonObject from, JsonObject to)
    {
        var certificate = Material(from)["certificate"]!.DeepClone();
        Material(to).Remove("certificate");
        Material(to)["x509CertificateChain"] = new JsonObject { ["certificates"] = new JsonArray(certificate) };
    }

    private static void Note(JsonObject bundle, Func<string, string> edit) => Text(Proof(bundle)["checkpoint"]!, "envelope", edit);

    private static void Text(JsonNode node, string key, Func<string, string> edit) => node[key] = edit(node[key]!.GetValue<string>());

    private static void Edit(JsonNode node, string key, Func<byte[], byte[]> edit) => Text(node, key, text => Convert.ToBase64String(edit(Convert.FromBase64String(text))));

    private static byte[] Flip(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }
}
