using System.Diagnostics;
using System.Security.Cryptography;

namespace Proofmark.Integration.Tests.Running;

/// <summary>SoftHSM 2 with tokens of its own: a PKCS #11 module as users have one.</summary>
internal sealed class SoftHsm : IDisposable
{
    public const string Pin = "48151623";
    private const string Utility = "/usr/bin/softhsm2-util";
    private const string Tool = "/usr/bin/pkcs11-tool";
    private readonly TemporaryFolder folder = new();

    /// <summary>Skips the test where SoftHSM is absent.</summary>
    public SoftHsm()
    {
        Assert.SkipUnless(File.Exists(Utility) && File.Exists(Module), "softhsm2 is absent");
        Directory.CreateDirectory(Path.Combine(folder.Path, "tokens"));
        Environment = new Dictionary<string, string> { ["SOFTHSM2_CONF"] = folder.Write("softhsm2.conf", $"directories.tokendir = {Path.Combine(folder.Path, "tokens")}\n") };
    }

    public static string Module => "/usr/lib/softhsm/libsofthsm2.so";

    /// <summary>What a process needs to see the tokens.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    public void Dispose() => folder.Dispose();

    public SoftHsm NewToken(string label)
    {
        Execute(Utility, "--init-token", "--free", "--label", label, "--pin", Pin, "--so-pin", "42424242");
        return this;
    }

    /// <summary>Puts a key into a token: the private and the public object.</summary>
    public SoftHsm Import(AsymmetricAlgorithm key, string token, string label, string id)
    {
        var file = folder.Write($"{label}-{id}.pem", key.ExportPkcs8PrivateKeyPem());
        Execute(Utility, "--import", file, "--token", token, "--label", label, "--id", id, "--pin", Pin);
        return this;
    }

    /// <summary>Takes the public object of a key away.</summary>
    public void DeletePublic(string token, string id)
    {
        Assert.SkipUnless(File.Exists(Tool), "pkcs11-tool (opensc) is absent");
        Execute(Tool, "--module", Module, "--token-label", token, "--login", "--pin", Pin, "--delete-object", "--type", "pubkey", "--id", id);
    }

    /// <summary>Makes a key in the token that wants the PIN for each signature.</summary>
    public void GenerateAskingEachTime(string token, string label, string id)
    {
        Assert.SkipUnless(File.Exists(Tool), "pkcs11-tool (opensc) is absent");
        Execute(Tool, "--module", Module, "--token-label", token, "--login", "--pin", Pin, "--keypairgen", "--key-type", "EC:prime256v1", "--always-auth", "--label", label, "--id", id);
    }

    private void Execute(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"{output} {error.GetAwaiter().GetResult()}");
    }
}
