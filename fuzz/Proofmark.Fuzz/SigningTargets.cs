using System.Text;
using Proofmark.App.Policies;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.InToto;
using Proofmark.Provenance.Keyless;
using Proofmark.Provenance.ModelSigning.Claims;
using Proofmark.Provenance.ModelSigning.Lists;
using Proofmark.Provenance.Tokens;
using Proofmark.Provenance.Trust;
using Proofmark.Risk.Evidence.Sealing;

namespace Proofmark.Fuzz;

/// <summary>Feeds what signing and trust read beside bundles: seals, claims, policies, signing configurations, identity tokens, answers of services, lists of digests, URIs of tokens.</summary>
internal static class SigningTargets
{
    private const long SmallBytes = 64 * 1024 * 1024;
    private static readonly Digest Some = Digest.OfBytes("some"u8);

    private static readonly string[] AnswerSeeds =
    [
        """{"signedCertificateEmbeddedSct":{"chain":{"certificates":["-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----"]}}}""",
        """{"a":{"body":"e30=","integratedTime":1,"logID":"00","logIndex":1,"verification":{"inclusionProof":{"checkpoint":"c","hashes":["00"],"logIndex":1,"rootHash":"00","treeSize":1},"signedEntryTimestamp":"AA=="}}}""",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("seal", Seal, static () => [SealCodec.Write(EvidenceSeal.Of([Some], [Some], DateTimeOffset.UnixEpoch)), SealCodec.Write(EvidenceSeal.Of([], [], DateTimeOffset.UnixEpoch))], SmallBytes),
        new("claims", Claims, static () => [ModelClaimsCodec.Write(new ModelClaims("m", Some, "MIT", new ClaimedFile("README.md", Some), [new ClaimedParent("a", Some), new ClaimedParent("b", null)]))], SmallBytes),
        new("trust-policy", Policy, static () => [Encoding.UTF8.GetBytes(PolicySeed)], SmallBytes),
        new("signing-config", Config, static () => [Encoding.UTF8.GetBytes(ConfigSeed)], SmallBytes),
        new("identity-token", Token, static () => [Encoding.ASCII.GetBytes(TokenSeed)], SmallBytes),
        new("service-answer", Answer, static () => AnswerSeeds.Select(Encoding.UTF8.GetBytes), SmallBytes),
        new("digest-list", List, static () => [Encoding.ASCII.GetBytes($"{Some.Hex}  a\n{Some.Hex} *b/c\n\\{Some.Hex}  d\\ne\n")], SmallBytes),
        new("token-uri", Uri, static () => ["pkcs11:token=a%20b;object=c;id=%01?module-path=/m.so&pin-value=1"u8.ToArray()], SmallBytes),
    ];

    private const string PolicySeed = "policy: {id: p, version: 1}\ntrust:\n  - {name: a, roles: [publisher], sigstore: {identity: a@b, issuer: https://c}, models: ['m*'], from: 2026-01-01, until: 2027-01-01T00:00:00Z}\n";

    private const string ConfigSeed = """{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://a","majorApiVersion":1,"validFor":{"start":"2025-01-01T00:00:00Z"},"operator":"a"}],"rekorTlogUrls":[{"url":"https://b","majorApiVersion":2,"validFor":{"start":"2025-01-01T00:00:00Z","end":"2030-01-01T00:00:00Z"},"operator":"b"}],"tsaUrls":[],"rekorTlogConfig":{"selector":"EXACT","count":1},"tsaConfig":{"selector":"ANY"}}""";

    // {"iss":"https://a","aud":"sigstore","email":"a@b","exp":4102444800}
    private const string TokenSeed = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2EiLCJhdWQiOiJzaWdzdG9yZSIsImVtYWlsIjoiYUBiIiwiZXhwIjo0MTAyNDQ0ODAwfQ.c2ln";

    private static void Seal(byte[] input) => Told(SealCodec.Read("seal", input, Limits.Default, out var problem) is null, problem is not null);

    private static void Claims(byte[] input)
    {
        var document = DocumentReader.ReadJson("claims", input, Limits.Default);
        if (document is { Root: { } root, Errors.Count: 0 } && InTotoReader.Read("claims", root, Limits.Default).Report is { } statement)
        {
            Told(ModelClaimsCodec.Read(statement, out var problem) is null, problem is not null);
        }
    }

    private static void Policy(byte[] input) => Told(PolicyReader.Read("policy.yaml", input, Limits.Default, out var errors) is null, errors.Count > 0);

    private static void Config(byte[] input)
    {
        var reading = SigningConfigReader.Read("config", input, Limits.Default);
        Told(reading.Config is null, reading.Errors.Count > 0);
        if (reading.Config is { } config && config.Authorities.Concat(config.Logs).Concat(config.TimestampAuthorities).Any(static s => s.Address.Scheme != System.Uri.UriSchemeHttps && !s.Address.IsLoopback))
        {
            throw new InvalidOperationException("a service is asked without protection");
        }
    }

    private static void Token(byte[] input)
    {
        if (IdentityToken.TryRead(Encoding.UTF8.GetString(input), DateTimeOffset.UnixEpoch, out var token, out var problem) && (token.Subject.Length == 0 || token.Issuer.Length == 0 || problem is not null))
        {
            throw new InvalidOperationException("a token of nobody is taken");
        }
    }

    // Whatever services answer, nothing that does not verify is signed.
    private static void Answer(byte[] input)
    {
        IdentityToken.TryRead(TokenSeed, DateTimeOffset.UnixEpoch, out var token, out _);
        var signer = new KeylessSigner(PublicGood.Signing, PublicGood.Root, new Same(input), TimeProvider.System) { Pause = TimeSpan.Zero };
        if (signer.Sign("{}"u8.ToArray(), token!, CancellationToken.None).Bundle is not null)
        {
            throw new InvalidOperationException("something was signed");
        }
    }

    private static void List(byte[] input) => Told(DigestListReader.Read("list", input, Limits.Default, out var errors) is null, errors.Count > 0);

    private static void Uri(byte[] input) => Told(!TokenUri.TryParse(Encoding.UTF8.GetString(input), out _, out var problem), problem is not null);

    private static void Told(bool isNone, bool isTold)
    {
        if (isNone != isTold)
        {
            throw new InvalidOperationException("something is read, or what is wrong is told");
        }
    }

    private sealed class Same(byte[] answer) : IServiceTransport
    {
        public ServiceAnswer Post(ServiceRequest request, CancellationToken cancel) => new(200, answer);
    }
}
