using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Proofmark.Provenance.Tests.Virtual;

/// <summary>The services of a virtual instance of Sigstore, as their interfaces answer: Fulcio 2, Rekor 1 and 2, RFC 3161. A test may bend every answer.</summary>
internal sealed class VirtualServices(VirtualSigstore sigstore, Func<DateTimeOffset> now)
{
    /// <summary>Paths that were asked, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Bends an answer, or gives another: path, status and body in, status and body out.</summary>
    public Func<string, int, byte[], (int Status, byte[] Body)> Bend { get; set; } = static (_, status, body) => (status, body);

    /// <summary>Options of the certificate, before the name of the token is put in.</summary>
    public Func<LeafOptions, LeafOptions> Leaf { get; set; } = static options => options;

    /// <summary>Makes certificates for a key of its own.</summary>
    public bool CertifiesOtherKey { get; set; }

    /// <summary>Answers stamps with this instead of the nonce that was asked with.</summary>
    public byte[]? OtherNonce { get; set; }

    /// <summary>Writes this name of the certificate, whatever the token says; null for the e-mail address of the token.</summary>
    public string? NameInCertificate { get; set; }

    /// <summary>Stamps the digest of something else.</summary>
    public bool StampsOther { get; set; }

    /// <summary>A signing configuration for services at an address.</summary>
    public static JsonObject Config(string address, int logVersion = 1, bool withStamps = true) => new()
    {
        ["mediaType"] = "application/vnd.dev.sigstore.signingconfig.v0.2+json",
        ["caUrls"] = new JsonArray(Service(address, 1)),
        ["rekorTlogUrls"] = new JsonArray(Service(address, logVersion)),
        ["tsaUrls"] = withStamps ? new JsonArray(Service($"{address}/stamp", 1)) : new JsonArray(),
        ["rekorTlogConfig"] = new JsonObject { ["selector"] = "ANY" },
        ["tsaConfig"] = new JsonObject { ["selector"] = "ANY" },
    };

    /// <summary>A client trust configuration: the keys of the instance and its services.</summary>
    public JsonObject TrustConfig(string address, int logVersion = 1, bool withStamps = true) => new()
    {
        ["mediaType"] = "application/vnd.dev.sigstore.clienttrustconfig.v0.1+json",
        ["trustedRoot"] = sigstore.Root(),
        ["signingConfig"] = Config(address, logVersion, withStamps),
    };

    /// <summary>An identity token that nobody signed.</summary>
    public static string Token(string subject, DateTimeOffset expires, string audience = "sigstore", string issuer = "https://accounts.example.com") =>
        TokenOf($"\"iss\":\"{issuer}\",\"aud\":\"{audience}\",\"sub\":\"1234\",\"email\":\"{subject}\"", expires);

    /// <summary>An identity token with some claims.</summary>
    public static string TokenOf(string members, DateTimeOffset expires)
    {
        var claims = $"{{{members},\"exp\":{expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}}}";
        return $"{Base64Url("""{"alg":"none"}""")}.{Base64Url(claims)}.c2lnbmF0dXJl";
    }

    /// <summary>Answers a request.</summary>
    public (int Status, byte[] Body) Answer(string path, byte[] body)
    {
        Asked.Add(path);
        var (status, answer) = path switch
        {
            "/api/v2/signingCert" => (201, Certificate(JsonNode.Parse(body)!)),
            "/api/v1/log/entries" => (201, FirstLog(JsonNode.Parse(body)!)),
            "/api/v2/log/entries" => (201, SecondLog(JsonNode.Parse(body)!)),
            "/stamp" => (201, StampsOther ? sigstore.Stamps.Stamp("something else"u8.ToArray(), now()) : sigstore.Stamps.Answer(body, now(), OtherNonce)),
            _ => (404, "{}"u8.ToArray()),
        };
        return Bend(path, status, answer);
    }

    private byte[] Certificate(JsonNode request)
    {
        var claims = request["credentials"]!["oidcIdentityToken"]!.GetValue<string>().Split('.')[1];
        var name = NameInCertificate ?? JsonNode.Parse(Convert.FromBase64String(claims.Replace('-', '+').Replace('_', '/').PadRight((claims.Length + 3) / 4 * 4, '=')))!["email"]!.GetValue<string>();
        var pem = Encoding.UTF8.GetString(Convert.FromBase64String(request["certificateSigningRequest"]!.GetValue<string>()));
        var asked = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.Default);
        var options = Leaf(new LeafOptions { Name = name, From = now().AddMinutes(-1), To = now().AddMinutes(9) });
        using var certificate = sigstore.Authority.Issue(options, sigstore.CertificateLog, CertifiesOtherKey ? VirtualKey.Of(KeyKind.P256).Public : asked.PublicKey);
        var chain = new JsonArray(certificate.ExportCertificatePem(), sigstore.Authority.Intermediate.ExportCertificatePem());
        return Bytes(new JsonObject { ["signedCertificateEmbeddedSct"] = new JsonObject { ["chain"] = new JsonObject { ["certificates"] = chain } } });
    }

    private byte[] FirstLog(JsonNode request)
    {
        var content = request["spec"]!["proposedContent"]!;
        var envelope = JsonNode.Parse(content["envelope"]!.GetValue<string>())!;
        var (payload, signature) = (Convert.FromBase64String(envelope["payload"]!.GetValue<string>()), envelope["signatures"]![0]!["sig"]!.GetValue<string>());
        var verifier = content["verifiers"]![0]!.GetValue<string>();
        var body = $$$$$$"""{"apiVersion":"0.0.1","kind":"dsse","spec":{"envelopeHash":{"algorithm":"sha256","value":"00"},"payloadHash":{"algorithm":"sha256","value":"{{{{{{Convert.ToHexStringLower(SHA256.HashData(payload))}}}}}}"},"signatures":[{"signature":"{{{{{{signature}}}}}}","verifier":"{{{{{{verifier}}}}}}"}]}}""";
        var entry = sigstore.Log.Enter("dsse", "0.0.1", body, now());
        var proof = entry["inclusionProof"]!;
        return Bytes(new JsonObject
        {
            ["24296fb24b8ad77a"] = new JsonObject
            {
                ["body"] = entry["canonicalizedBody"]!.GetValue<string>(),
                ["integratedTime"] = long.Parse(entry["integratedTime"]!.GetValue<string>(), CultureInfo.InvariantCulture),
                ["logID"] = Hex(entry["logId"]!["keyId"]!),
                ["logIndex"] = long.Parse(entry["logIndex"]!.GetValue<string>(), CultureInfo.InvariantCulture),
                ["verification"] = new JsonObject
                {
                    ["inclusionProof"] = new JsonObject
                    {
                        ["checkpoint"] = proof["checkpoint"]!["envelope"]!.GetValue<string>(),
                        ["hashes"] = new JsonArray([.. proof["hashes"]!.AsArray().Select(hash => JsonValue.Create(Hex(hash!)))]),
                        ["logIndex"] = long.Parse(proof["logIndex"]!.GetValue<string>(), CultureInfo.InvariantCulture),
                        ["rootHash"] = Hex(proof["rootHash"]!),
                        ["treeSize"] = long.Parse(proof["treeSize"]!.GetValue<string>(), CultureInfo.InvariantCulture),
                    },
                    ["signedEntryTimestamp"] = entry["inclusionPromise"]!["signedEntryTimestamp"]!.GetValue<string>(),
                },
            },
        });
    }

    private byte[] SecondLog(JsonNode request)
    {
        var asked = request["dsseRequestV002"]!;
        var payload = Convert.FromBase64String(asked["envelope"]!["payload"]!.GetValue<string>());
        var signature = asked["envelope"]!["signatures"]![0]!["sig"]!.GetValue<string>();
        var raw = asked["verifiers"]![0]!["x509Certificate"]!["rawBytes"]!.GetValue<string>();
        asked["verifiers"]![0]!["keyDetails"]!.GetValue<string>().Should().Be("PKIX_ECDSA_P256_SHA_256");
        var body = $$$$$$"""{"apiVersion":"0.0.2","kind":"dsse","spec":{"dsseV002":{"payloadHash":{"algorithm":"SHA2_256","digest":"{{{{{{Convert.ToBase64String(SHA256.HashData(payload))}}}}}}"},"signatures":[{"content":"{{{{{{signature}}}}}}","verifier":{"x509Certificate":{"rawBytes":"{{{{{{raw}}}}}}"}}}]}}}""";
        return Bytes(sigstore.Log.Enter("dsse", "0.0.2", body, now()));
    }

    private static JsonObject Service(string url, int version) => new()
    {
        ["url"] = url,
        ["majorApiVersion"] = version,
        ["validFor"] = new JsonObject { ["start"] = "2025-06-01T00:00:00Z" },
        ["operator"] = "example.com",
    };

    private static string Hex(JsonNode base64) => Convert.ToHexStringLower(Convert.FromBase64String(base64.GetValue<string>()));

    private static string Base64Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
