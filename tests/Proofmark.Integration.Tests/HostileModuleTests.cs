using System.Diagnostics;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>PKCS #11 modules that do not keep to the rules: nothing is written, nothing hangs, and the PIN is spared.</summary>
public sealed class HostileModuleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string module;
    private readonly string log;

    public HostileModuleTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/gcc"), "gcc is absent");
        (module, log) = (Path.Combine(folder.Path, "hostile.so"), folder.Write("logins", ""));
        folder.Write("model/weights.bin", [1]);
        using var compiler = Process.Start("/usr/bin/gcc", ["-shared", "-fPIC", "-o", module, Path.Combine(Repository.Root, "tests/Proofmark.Integration.Tests/Running/hostile-module.c")]);
        compiler.WaitForExit();
        compiler.ExitCode.Should().Be(0);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "does not verify", 1)]
    [InlineData("zero-signature", "does not verify", 1)]
    [InlineData("odd-signature", "no pair of numbers", 1)]
    [InlineData("empty-signature", "no pair of numbers", 1)]
    [InlineData("endless-signature", "too long", 1)]
    [InlineData("huge-attribute", "megabyte", 1)]
    [InlineData("endless-objects", "more than 1024", 1)]
    [InlineData("wrong-pin", "the PIN is wrong", 1)]
    [InlineData("final-try", "one more try", 0)]
    [InlineData("locked", "locked", 0)]
    [InlineData("endless-slots", "more than 1024", 0)]
    [InlineData("no-functions", "lacks a function", 0)]
    [InlineData("no-list", "no PKCS #11 module", 0)]
    [InlineData("version-9", "no PKCS #11 module", 0)]
    public void Whatever_it_does_no_signature_is_written(string how, string message, int logins)
    {
        var run = Sign(how, "pkcs11:");

        run.ExitCode.Should().Be(64, run.Error);
        run.Error.Should().Contain(message).And.NotContain("31415926");
        File.ReadAllText(log).Should().HaveLength(logins);
        File.Exists(Path.Combine(folder.Path, "model.sig")).Should().BeFalse();
    }

    [Fact]
    public void Names_that_a_token_gives_itself_steer_no_terminal()
    {
        var run = Sign("steering-label", "pkcs11:token=other");

        run.ExitCode.Should().Be(64);
        run.Error.Trim().Should().NotContain("\n").And.NotContain("\u001b").And.Contain("no token fits");
    }

    private ProcessRun Sign(string how, string uri) => ProofmarkProcess.RunWith(
        new Dictionary<string, string> { ["HOSTILE"] = how, ["HOSTILE_LOG"] = log, ["PROOFMARK_PIN"] = "31415926" },
        "sign", "pkcs11-key", Path.Combine(folder.Path, "model"), "--signature", Path.Combine(folder.Path, "model.sig"), "--pkcs11-uri", uri, "--pkcs11-module", module);
}
