using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>Signing with keys that stay in a token, with SoftHSM as the token.</summary>
public sealed class TokenSigningTests : IDisposable
{
    private const string Spy = "/usr/lib/x86_64-linux-gnu/pkcs11-spy.so";
    private readonly TemporaryFolder folder = new();
    private readonly SoftHsm hsm;
    private readonly string model;
    private readonly string signature;

    public TokenSigningTests()
    {
        hsm = new SoftHsm().NewToken("release");
        model = Path.GetDirectoryName(folder.Write("model/weights.bin", [1, 2, 3]))!;
        signature = Path.Combine(folder.Path, "model.sig");
    }

    public void Dispose()
    {
        hsm?.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("P-256", "EC P-256")]
    [InlineData("P-384", "EC P-384")]
    [InlineData("P-521", "EC P-521")]
    [InlineData("RSA", "RSA")]
    public void What_a_token_signs_verifies(string kind, string shown)
    {
        using var key = NewKey(kind);
        hsm.Import(key, "release", "publisher", "a1");

        var signed = Sign("pkcs11:token=release;object=publisher");
        signed.ExitCode.Should().Be(0, signed.Error);
        signed.Output.Should().Contain("Signing succeeded");
        var verified = Verify(PublicKey(key));
        verified.ExitCode.Should().Be(0, verified.Output);
        verified.Output.Should().Contain(shown);

        folder.Write("model/weights.bin", [1, 2, 4]);
        Verify(PublicKey(key)).ExitCode.Should().Be(1);
    }

    [Fact]
    public void The_PIN_comes_from_a_file_or_the_URI_or_the_environment_and_is_never_shown()
    {
        using var key = NewKey("P-256");
        hsm.Import(key, "release", "publisher", "a1");
        var pin = folder.Write("pin.txt", SoftHsm.Pin + "\n");
        var module = "module-path=" + SoftHsm.Module;
        string[][] ways =
        [
            ["--pkcs11-uri", $"pkcs11:id=%a1?{module}", "--pin-file", pin],
            ["--pkcs11_uri", $"pkcs11:id=%a1?{module}", "--pin_file", pin],
            ["--pkcs11-uri", $"pkcs11:id=%a1?pin-source=file://{pin}&{module}"],
            ["--pkcs11-uri", $"pkcs11:id=%a1?pin-value={SoftHsm.Pin}&module-name=softhsm2", "--pkcs11-module", SoftHsm.Module],
        ];

        foreach (var way in ways)
        {
            var run = ProofmarkProcess.RunWith(hsm.Environment, ["sign", "pkcs11-key", model, "--signature", signature, .. way]);
            run.ExitCode.Should().Be(0, run.Error);
            (run.Output + run.Error).Should().NotContain(SoftHsm.Pin);
        }

        var two = ProofmarkProcess.RunWith(hsm.Environment, ["sign", "pkcs11-key", model, "--signature", signature, .. ways[3], "--pin-file", pin]);
        two.ExitCode.Should().Be(64);
        two.Error.Should().Contain("two answers").And.NotContain(SoftHsm.Pin);
        var none = ProofmarkProcess.RunWith(hsm.Environment, "sign", "pkcs11-key", model, "--signature", signature, "--pkcs11-uri", $"pkcs11:id=%a1?{module}");
        none.ExitCode.Should().Be(64);
        none.Error.Should().Contain("needs a PIN");
        var doubled = ProofmarkProcess.RunWith(hsm.Environment, "sign", "pkcs11-key", model, "--signature", signature, "--pkcs11-uri", $"pkcs11:id=%a1?pin-value={SoftHsm.Pin}&pin-value={SoftHsm.Pin}&{module}");
        doubled.ExitCode.Should().Be(64);
        doubled.Error.Should().NotContain(SoftHsm.Pin);
    }

    [Fact]
    public void A_wrong_PIN_is_told_and_not_tried_again()
    {
        Assert.SkipUnless(File.Exists(Spy), "pkcs11-spy (opensc) is absent");
        using var key = NewKey("P-256");
        hsm.Import(key, "release", "publisher", "a1");
        var log = Path.Combine(folder.Path, "spy.log");
        var environment = new Dictionary<string, string>(hsm.Environment) { ["PROOFMARK_PIN"] = "99999999", ["PKCS11SPY"] = SoftHsm.Module, ["PKCS11SPY_OUTPUT"] = log };

        var run = ProofmarkProcess.RunWith(environment, "sign", "pkcs11-key", model, "--signature", signature, "--pkcs11-uri", "pkcs11:id=%a1?module-path=" + Spy);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("the PIN is wrong").And.NotContain("99999999");
        File.Exists(signature).Should().BeFalse();
        File.ReadLines(log).Count(static line => line.Contains(": C_Login", StringComparison.Ordinal)).Should().Be(1, "each try brings the token nearer to its lock");
    }

    [Fact]
    public void The_PIN_goes_to_no_token_while_several_fit()
    {
        hsm.NewToken("staging");

        var run = Sign("pkcs11:object=publisher");

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain("several tokens").And.Contain("'release'").And.Contain("'staging'");
        Sign("pkcs11:token=nowhere").Error.Should().Contain("no token fits").And.Contain("'staging'");
    }

    [Fact]
    public void Exactly_one_key_must_fit()
    {
        using var key = NewKey("P-256");
        using var other = NewKey("P-256");
        hsm.Import(key, "release", "publisher", "a1").Import(other, "release", "publisher", "b2");

        var several = Sign("pkcs11:token=release;object=publisher");
        several.ExitCode.Should().Be(64);
        several.Error.Should().Contain("several private keys").And.Contain("%a1").And.Contain("%b2");
        var none = Sign("pkcs11:token=release;object=nobody");
        none.ExitCode.Should().Be(64);
        none.Error.Should().Contain("no private key").And.Contain("'publisher' (id %a1)");
        File.Exists(signature).Should().BeFalse();

        Sign("pkcs11:token=release;object=publisher;id=%b2").ExitCode.Should().Be(0);
        Verify(PublicKey(other)).ExitCode.Should().Be(0);
        Verify(PublicKey(key)).ExitCode.Should().Be(1);
    }

    [Theory]
    [InlineData("libsofthsm2.so", "absolute path")]
    [InlineData("/there/is/no/such.so", "there is no PKCS #11 module")]
    [InlineData("/etc/passwd", "cannot be loaded")]
    [InlineData("/lib/x86_64-linux-gnu/libc.so.6", "no PKCS #11 module")]
    public void What_is_no_module_is_told(string module, string message)
    {
        Assert.SkipWhen(module.Contains("libc.so", StringComparison.Ordinal) && !File.Exists(module), "the C library is elsewhere");
        var run = ProofmarkProcess.RunWith(hsm.Environment, "sign", "pkcs11-key", model, "--signature", signature, "--pkcs11-uri", "pkcs11:object=x", "--pkcs11-module", module);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain(message);
    }

    [Fact]
    public void No_module_is_looked_for()
    {
        var none = ProofmarkProcess.RunWith(hsm.Environment, "sign", "pkcs11-key", model, "--signature", signature, "--pkcs11-uri", "pkcs11:object=x?module-name=softhsm2");
        none.ExitCode.Should().Be(64);
        none.Error.Should().Contain("must be named");

        var other = ProofmarkProcess.RunWith(hsm.Environment, "sign", "pkcs11-key", model, "--signature", signature, "--pkcs11-uri", "pkcs11:object=x?module-name=other", "--pkcs11-module", SoftHsm.Module);
        other.ExitCode.Should().Be(64);
        other.Error.Should().Contain("module-name 'other'");
    }

    [Fact]
    public void A_certificate_must_be_for_the_key()
    {
        using var key = (ECDsa)NewKey("P-256");
        using var other = (ECDsa)NewKey("P-256");
        hsm.Import(key, "release", "publisher", "a1");

        var wrong = SignCertified("pkcs11:object=publisher", Certificate(other));
        wrong.ExitCode.Should().Be(64);
        wrong.Error.Should().Contain("another key");
        File.Exists(signature).Should().BeFalse();

        var right = SignCertified("pkcs11:object=publisher", Certificate(key));
        right.ExitCode.Should().Be(0, right.Error);
        var verified = ProofmarkProcess.Run("verify", "certificate", model, "--signature", signature, "--certificate-chain", Path.Combine(folder.Path, "authority.pem"));
        verified.ExitCode.Should().Be(0, verified.Output + verified.Error);
    }

    [Fact]
    public void A_token_that_hides_the_public_key_is_held_to_the_one_that_is_named()
    {
        using var key = (ECDsa)NewKey("P-384");
        using var other = (ECDsa)NewKey("P-384");
        hsm.Import(key, "release", "publisher", "a1").DeletePublic("release", "a1");

        Sign("pkcs11:object=publisher").Error.Should().Contain("name its public key");
        var wrong = Sign("pkcs11:object=publisher", "--public-key", PublicKey(other));
        wrong.ExitCode.Should().Be(64);
        wrong.Error.Should().Contain("does not verify");
        SignCertified("pkcs11:object=publisher", Certificate(other)).Error.Should().Contain("does not verify");
        File.Exists(signature).Should().BeFalse("nothing is written that does not verify");

        Sign("pkcs11:object=publisher", "--public-key", PublicKey(key)).ExitCode.Should().Be(0);
        Verify(PublicKey(key)).ExitCode.Should().Be(0);
        SignCertified("pkcs11:object=publisher", Certificate(key)).ExitCode.Should().Be(0);
    }

    [Fact]
    public void A_key_that_wants_the_PIN_each_time_gets_it()
    {
        hsm.GenerateAskingEachTime("release", "careful", "c3");

        var run = Sign("pkcs11:object=careful");

        run.ExitCode.Should().Be(0, run.Error);
    }

    private static AsymmetricAlgorithm NewKey(string kind) => kind switch
    {
        "P-256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "P-384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "P-521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(2048),
    };

    private ProcessRun Sign(string uri, params string[] more) => Run("pkcs11-key", uri, more);

    private ProcessRun SignCertified(string uri, string certificate) => Run("pkcs11-certificate", uri, "--signing-certificate", certificate);

    private ProcessRun Run(string method, string uri, params string[] more) => ProofmarkProcess.RunWith(
        new Dictionary<string, string>(hsm.Environment) { ["PROOFMARK_PIN"] = SoftHsm.Pin },
        ["sign", method, model, "--signature", signature, "--pkcs11-uri", uri, "--pkcs11-module", SoftHsm.Module, .. more]);

    private ProcessRun Verify(string publicKey) => ProofmarkProcess.Run("verify", "key", model, "--signature", signature, "--public-key", publicKey);

    private string PublicKey(AsymmetricAlgorithm key) => folder.Write($"{Guid.NewGuid():n}.pub", key.ExportSubjectPublicKeyInfoPem());

    private string Certificate(ECDsa key)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=authority", authorityKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var authority = root.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
        folder.Write("authority.pem", authority.ExportCertificatePem());
        var request = new CertificateRequest("CN=publisher", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false));
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1]);
        return folder.Write($"{Guid.NewGuid():n}.pem", certificate.ExportCertificatePem());
    }
}
