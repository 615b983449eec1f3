using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests.ModelSigning;

/// <summary>A model in a folder of its own, its signature beside it, and a key.</summary>
internal sealed class ModelCase : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("proofmark-model-").FullName;

    public ModelCase() => Directory.CreateDirectory(Model);

    public string Model => Path.Combine(folder, "model");

    /// <summary>A folder beside the model.</summary>
    public string Beside => folder;

    public string Signature { get; set; } = "";

    public SigningKey Key { get; init; } = SigningKey.NewEc(ECCurve.NamedCurves.nistP256);

    public ModelSigningOptions Signing { get; set; } = new();

    public ModelVerificationOptions Verifying { get; set; } = new();

    public ModelCase With(string path, string content)
    {
        var file = Path.Combine(Model, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public ModelCase Link(string path, string target)
    {
        var file = Path.Combine(Model, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.CreateSymbolicLink(file, target);
        return this;
    }

    public ModelListingResult Describe(string? model = null) => ModelSigner.Describe(model ?? Model, Signing, Limits.Default, null, CancellationToken.None);

    public ModelCase Sign(string? model = null)
    {
        var described = Describe(model);
        described.Message.Should().BeNull();
        return Save(ModelSigner.Sign(described.Manifest!, Key));
    }

    /// <summary>Takes the statement that <see cref="Sign"/> made, bends it and signs it anew.</summary>
    public ModelCase SignBent(Func<string, string> bend)
    {
        Sign();
        var bundle = JsonNode.Parse(File.ReadAllText(Signature))!;
        var payload = bend(Encoding.UTF8.GetString(Convert.FromBase64String(bundle["dsseEnvelope"]!["payload"]!.GetValue<string>())));
        return Save(Bundle(new JsonObject { ["publicKey"] = new JsonObject { ["hint"] = "" } }, payload, Key.Sign(Encoded(payload))));
    }

    public ModelCase BendBundle(Action<JsonObject> bend)
    {
        var bundle = (JsonObject)JsonNode.Parse(File.ReadAllText(Signature))!;
        bend(bundle);
        return Save(Encoding.UTF8.GetBytes(bundle.ToJsonString()));
    }

    public ModelCase Save(byte[] bundle)
    {
        Signature = Signature.Length > 0 ? Signature : Path.Combine(folder, "the.sig");
        File.WriteAllBytes(Signature, bundle);
        return this;
    }

    public ModelVerification Verify(string? model = null, VerificationKey? key = null) =>
        Verify(BundleVerifier.ForKey(key ?? Key.Public, null, new FakeTimeProvider(Now)), key ?? Key.Public, model);

    public ModelVerification VerifyByCertificate(IReadOnlyList<Certificate> anchors, DateTimeOffset? at = null) =>
        Verify(BundleVerifier.ForCertificates(new CertificatePolicy(anchors, at), new FakeTimeProvider(Now)), null, null);

    /// <summary>A bundle around a payload, as the specification describes it.</summary>
    public static byte[] Bundle(JsonObject material, string payload, byte[] signature) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
        ["verificationMaterial"] = material,
        ["dsseEnvelope"] = new JsonObject
        {
            ["payload"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)),
            ["payloadType"] = "application/vnd.in-toto+json",
            ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Convert.ToBase64String(signature), ["keyid"] = "" }),
        },
    }.ToJsonString());

    /// <summary>The encoding of DSSE 1.0, written out.</summary>
    public static byte[] Encoded(string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        return [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"DSSEv1 28 application/vnd.in-toto+json {bytes.Length} ")), .. bytes];
    }

    public void Dispose()
    {
        Key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ModelVerification Verify(BundleVerifier verifier, VerificationKey? key, string? model) =>
        new ModelVerifier(verifier, key, Verifying, Limits.Default).Verify(model ?? Model, Signature, null, CancellationToken.None);
}
