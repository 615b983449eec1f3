using System.Diagnostics;
using System.Text.Json.Nodes;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>Links made by Debian's in-toto, traced.</summary>
public sealed class InTotoLinkTests : IDisposable
{
    // SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 bytes of the key.
    private static readonly byte[] Ed25519Prefix = Convert.FromHexString("302a300506032b6570032100");

    private readonly TemporaryFolder folder = new();

    public InTotoLinkTests()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/in-toto-run"), "the package in-toto is not installed");
        folder.Write("train.csv", "a,b\n"u8.ToArray());
        folder.Write("model/readme", "x"u8.ToArray());
        InToto("in-toto-keygen", "-t", "ed25519", "trainer");
        InToto("in-toto-keygen", "-t", "rsa", "packer");
        InToto("in-toto-run", "-n", "train", "-k", "trainer", "-t", "ed25519", "-m", "train.csv", "-p", "weights.bin", "--", "sh", "-c", "echo weights > weights.bin; echo 'a \"quote\", a \\, é'");
        InToto("in-toto-run", "-n", "package", "-k", "packer", "-m", "weights.bin", "-p", "model", "--", "sh", "-c", "cp weights.bin model/weights.bin; echo {} > model/config.json");
        var ed25519 = Convert.FromHexString(JsonNode.Parse(File.ReadAllText(At("trainer.pub")))!["keyval"]!["public"]!.ToString());
        File.WriteAllText(At("trainer.pem"), $"-----BEGIN PUBLIC KEY-----\n{Convert.ToBase64String([.. Ed25519Prefix, .. ed25519])}\n-----END PUBLIC KEY-----\n");
        File.WriteAllText(At("policy.yaml"), "policy: {id: p}\ntrust:\n  - {name: Trainer, roles: [builder], key: trainer.pem}\n  - {name: Packer, roles: [builder], key: packer.pub}\n");
        Directory.CreateDirectory(At("links"));
        foreach (var link in Directory.GetFiles(folder.Path, "*.link"))
        {
            File.Move(link, At($"links/{Path.GetFileName(link)}"));
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Signed_links_are_attested_steps()
    {
        var json = Trace();

        json["documents"]!.AsArray().Select(d => $"{d!["kind"]} {d["outcome"]}").Should().Equal("in-toto-link pass", "in-toto-link pass", "model-config not-applicable");
        json["steps"]!.AsArray().Select(s => $"{s!["step"]!["stage"]} {s["step"]!["witnesses"]![0]!["name"]}").Should().Equal("package Packer", "train Trainer");
        var windows = json["windows"]!.AsArray().Select(w => $"{w!["class"]} {w["artifact"]}").ToList();
        windows.Should().NotContain(w => w.StartsWith("hand-over", StringComparison.Ordinal) || w.StartsWith("in-step", StringComparison.Ordinal) || w.StartsWith("identity", StringComparison.Ordinal));
        windows.Should().Contain("orphan train.csv").And.NotContain("orphan weights.bin");
        windows.Should().Contain(w => w.StartsWith("sign-delay", StringComparison.Ordinal), "links say nothing of time");
    }

    [Fact]
    public void A_link_that_was_changed_is_signed_by_nobody()
    {
        var link = Directory.GetFiles(At("links"), "train.*").Single();
        File.WriteAllText(link, File.ReadAllText(link).Replace("\"train.csv\"", "\"other.csv\"", StringComparison.Ordinal));

        var json = Trace();

        json["documents"]!.AsArray().Select(d => d!["outcome"]!.ToString()).Should().BeEquivalentTo("pass", "not-established", "not-applicable");
        json["windows"]!.AsArray().Select(w => w!["class"]!.ToString()).Should().Contain("in-step").And.Contain("hand-over");
    }

    private JsonNode Trace() => JsonNode.Parse(ProofmarkProcess.Run("trace", At("model"), "--evidence", At("links"), "--policy", At("policy.yaml"), "-o", "json").Output)!;

    private void InToto(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, "{0} {1}", output.Result, error);
    }

    private string At(string path) => Path.Combine(folder.Path, path);
}
