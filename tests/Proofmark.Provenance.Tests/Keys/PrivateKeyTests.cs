using System.Diagnostics;
using System.Security.Cryptography;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tests.Keys;

public sealed class PrivateKeyTests
{
    private const string OpenSsl = "/usr/bin/openssl";

    public static TheoryData<KeyAlgorithm> Algorithms => [.. Enum.GetValues<KeyAlgorithm>()];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void What_is_written_is_read_again(KeyAlgorithm algorithm)
    {
        using var key = SigningKey.New(algorithm);
        foreach (var password in new[] { null, "correct horse" })
        {
            SigningKey.TryReadPem(key.ToPem(password), password, allowMlDsa: true, out var again, out var problem).Should().BeTrue(problem);
            again!.Public.Spki.ToArray().Should().Equal(key.Public.Spki.ToArray());
            key.Public.VerifyAny([7], again.Sign([7])).Should().BeTrue();
            key.Public.VerifyAny([8], again.Sign([7])).Should().BeFalse();
        }

        SigningKey.TryReadPem(key.ToPem("correct horse"), "wrong", allowMlDsa: true, out _, out var wrong).Should().BeFalse();
        wrong.Should().Contain("password is wrong");
        SigningKey.TryReadPem(key.ToPem("correct horse"), null, allowMlDsa: true, out _, out var missing).Should().BeFalse();
        missing.Should().Contain("a password is needed");
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Bytes_behind_a_key_are_refused(KeyAlgorithm algorithm)
    {
        using var key = SigningKey.New(algorithm);
        foreach (var (label, password) in new[] { ("PRIVATE KEY", (string?)null), ("ENCRYPTED PRIVATE KEY", "x") })
        {
            byte[] der = [.. Convert.FromBase64String(string.Concat(key.ToPem(password).Split('\n').Where(static line => !line.StartsWith('-')))), 0];
            SigningKey.TryReadPem(PemEncoding.WriteString(label, der), password, allowMlDsa: true, out _, out var problem).Should().BeFalse();
            problem.Should().Contain("behind");
        }
    }

    [Fact]
    public void Every_algorithm_has_one_name()
    {
        KeyAlgorithms.Names.Select(static name => KeyAlgorithms.TryParse(name, out var algorithm) ? algorithm : null).Should().Equal(Enum.GetValues<KeyAlgorithm>().Select(static algorithm => (KeyAlgorithm?)algorithm));
        KeyAlgorithms.TryParse("dsa", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(KeyAlgorithm.EcP384, "ASN1 OID: secp384r1")]
    [InlineData(KeyAlgorithm.Ed25519, "ED25519")]
    [InlineData(KeyAlgorithm.Rsa3072, "3072 bit")]
    public void Openssl_reads_what_is_written(KeyAlgorithm algorithm, string shown)
    {
        using var key = SigningKey.New(algorithm);

        Run(key.ToPem(null), "pkey", "-noout", "-text").Should().Contain(shown);
        Run(key.ToPem("x"), "pkey", "-noout", "-text", "-passin", "pass:x").Should().Contain(shown);
    }

    [Theory]
    [InlineData("scrypt", "-scrypt")]
    [InlineData("cipher", "-v2", "camellia-256-cbc")]
    [InlineData("cipher", "-v2", "aria-256-cbc")]
    public void Encryption_that_is_not_supported_is_no_wrong_password(string what, params string[] how)
    {
        using var key = SigningKey.New(KeyAlgorithm.EcP256);
        var pem = Run(key.ToPem(null), ["pkcs8", "-topk8", "-passout", "pass:x", .. how]);

        SigningKey.TryReadPem(pem, "x", out _, out var problem).Should().BeFalse();
        problem.Should().Contain(what).And.Contain("not supported").And.NotContain("wrong");
    }

    [Theory]
    [InlineData("-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA512")]
    [InlineData("-v2", "des3")]
    [InlineData("-v1", "PBE-SHA1-3DES")]
    public void Encryption_by_openssl_is_read(params string[] how)
    {
        using var key = SigningKey.New(KeyAlgorithm.EcP256);
        var pem = Run(key.ToPem(null), ["pkcs8", "-topk8", "-passout", "pass:x", .. how]);

        SigningKey.TryReadPem(pem, "x", out var read, out var problem).Should().BeTrue(problem);
        read!.Public.Spki.ToArray().Should().Equal(key.Public.Spki.ToArray());
    }

    private static string Run(string input, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(OpenSsl), $"{OpenSsl} is absent");
        using var process = Process.Start(new ProcessStartInfo(OpenSsl, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, error.GetAwaiter().GetResult());
        return output;
    }
}
