using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Tests.ModelSigning;

/// <summary>A model in a temporary folder, with a key.</summary>
internal sealed class SignedFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("proofmark-");

    public SignedFolder()
    {
        Model = System.IO.Path.Combine(folder.FullName, "model");
        Directory.CreateDirectory(Model);
        Write("weights.bin", "weights");
        Write("sub/config.json", "{}");
    }

    public string Model { get; }

    public string Signature => System.IO.Path.Combine(Model, "model.sig");

    public SigningKey Key { get; set; } = SigningKey.NewEc(ECCurve.NamedCurves.nistP256);

    public string Path(string name) => System.IO.Path.Combine(Model, name);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), content);
    }

    public Manifest Describe(ModelSigningOptions? options = null)
    {
        var chosen = options ?? new ModelSigningOptions();
        var described = ModelSigner.Describe(Model, chosen with { IgnorePaths = [.. chosen.IgnorePaths, "model.sig"] }, Limits.Default, null, TestContext.Current.CancellationToken);
        described.Message.Should().BeNull();
        return described.Manifest!;
    }

    public void Sign(ModelSigningOptions? options = null) => File.WriteAllBytes(Signature, ModelSigner.Sign(Describe(options), Key));

    /// <summary>Signs a statement that was bent before.</summary>
    public void SignBent(Func<JsonNode, JsonNode> bend, Func<byte[], byte[]>? encoding = null)
    {
        Sign();
        var bundle = JsonNode.Parse(File.ReadAllBytes(Signature))!;
        var statement = JsonNode.Parse(Convert.FromBase64String(bundle["dsseEnvelope"]!["payload"]!.GetValue<string>()))!;
        var payload = Encoding.UTF8.GetBytes(bend(statement).ToJsonString());
        bundle["dsseEnvelope"]!["payload"] = Convert.ToBase64String(payload);
        encoding ??= static bytes => PreAuthenticationEncoding.Of(DsseEnvelope.InToto, bytes);
        bundle["dsseEnvelope"]!["signatures"]![0]!["sig"] = Convert.ToBase64String(Key.Sign(encoding(payload)));
        File.WriteAllText(Signature, bundle.ToJsonString());
    }

    public ModelVerification Verify(ModelVerificationOptions? options = null, VerificationKey? key = null, string? model = null) =>
        new ModelVerifier(BundleVerifier.ForKey(key ?? Key.Public, null, new FakeTimeProvider()), key ?? Key.Public, options ?? new(), Limits.Default)
            .Verify(model ?? Model, Signature, null, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Key.Dispose();
        folder.Delete(recursive: true);
    }
}
