using System.Net;
using System.Text;
using Proofmark.Integration.Tests.Running;
using Proofmark.Provenance.Tests.Virtual;

namespace Proofmark.Integration.Tests.Keyless;

/// <summary><c>sign sigstore</c> against services on this machine.</summary>
public sealed class KeylessSigningTests : IDisposable
{
    private const string Name = "publisher@example.com";

    private readonly TemporaryFolder folder = new();
    private readonly string token = VirtualServices.Token(Name, DateTimeOffset.UtcNow.AddMinutes(5));

    public KeylessSigningTests() => folder.Write("model/weights.bin", [1, 2, 3]);

    private string Model => Path.Combine(folder.Path, "model");

    private string Signature => Path.Combine(folder.Path, "model.sig");

    private string Config => Path.Combine(folder.Path, "instance.json");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, "sigstore")]
    [InlineData(2, "sigstore")]
    [InlineData(1, null)]
    public void What_is_signed_verifies_by_its_identity_until_it_is_changed(int logVersion, string? method)
    {
        using var server = new SigstoreServer(logVersion);

        var signed = Sign(server, logVersion, method is null ? [] : [method]);

        signed.ExitCode.Should().Be(0, signed.Error);
        signed.Error.Should().Contain("asking 127.0.0.1");
        var verified = Verify(Name);
        verified.ExitCode.Should().Be(0, verified.Output + verified.Error);
        verified.Output.Should().Contain(Name).And.Contain("identity").And.Contain("log-inclusion");
        Verify("somebody@example.com").ExitCode.Should().Be(1);

        folder.Write("model/weights.bin", [1, 2, 4]);
        Verify(Name).Output.Should().Contain("signature.files-changed");
    }

    [Fact]
    public void A_pattern_must_fit_the_whole_name_and_needs_the_issuer_too()
    {
        using var server = new SigstoreServer();
        Sign(server, 1, ["sigstore"]).ExitCode.Should().Be(0);

        Fits(@"[a-z]+@example\.com").Should().Be(0);
        Fits("publisher").Should().Be(1, "it is the whole name that must fit");
        Fits(".*", "https://other.example.com").Should().Be(1);
        Fits("(").Should().Be(64);
        Fits(@"(a)\1").Should().Be(64, "patterns that may take for ever are not taken");
        Fits(".*", "").Should().Be(64);

        int Fits(string pattern, string issuer = "https://accounts.example.com") => ProofmarkProcess.Run(
            "verify", "sigstore", Model, "--signature", Signature, "--trust-config", Config, "--identity-regexp", pattern, "--identity-provider", issuer).ExitCode;
    }

    [Fact]
    public void The_token_is_shown_nowhere()
    {
        using var server = new SigstoreServer();
        var signed = Sign(server, 1, ["sigstore"]);
        server.Services.Bend = (_, _, _) => (400, Encoding.UTF8.GetBytes($"no: {token}"));
        var refused = Sign(server, 1, ["sigstore"]);

        refused.ExitCode.Should().Be(64);
        (signed.Output + signed.Error + refused.Output + refused.Error + File.ReadAllText(Signature)).Should().NotContain(token).And.NotContain(token.Split('.')[1]);
    }

    [Fact]
    public void The_token_of_a_job_is_asked_for()
    {
        using var server = new SigstoreServer();
        File.WriteAllText(Config, server.Services.TrustConfig(server.Address).ToJsonString());
        var job = new Dictionary<string, string>(StringComparer.Ordinal) { ["ACTIONS_ID_TOKEN_REQUEST_URL"] = server.Address + "/token?a=b", ["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] = "bearer" };

        var signed = ProofmarkProcess.RunWith(job, "sign", "sigstore", Model, "--signature", Signature, "--trust-config", Config, "--use-ambient-credentials");

        signed.ExitCode.Should().Be(0, signed.Error);
        Verify("ci@example.com").ExitCode.Should().Be(0);
        ProofmarkProcess.Run("sign", "sigstore", Model, "--trust-config", Config, "--use-ambient-credentials").Error.Should().Contain("id-token: write");
    }

    [Fact]
    public void Nothing_is_written_when_a_service_misbehaves()
    {
        using var server = new SigstoreServer();
        Refused(server, "no JSON", async c => await End(c, 201, "<html>"u8.ToArray())).Should().Contain("service-answer-malformed");
        Refused(server, "an error", async c => await End(c, 403, "go away"u8.ToArray())).Should().Contain("answered 403").And.NotContain("go away");
        Refused(server, "a redirect", async c =>
        {
            c.Response.RedirectLocation = server.Address + "/elsewhere";
            return await End(c, 307, []);
        }).Should().Contain("answered 307");
        Refused(server, "an endless answer", async c =>
        {
            c.Response.SendChunked = true;
            for (var i = 0; i < 200; i++)
            {
                await c.Response.OutputStream.WriteAsync(new byte[1024 * 1024]);
            }

            return true;
        }).Should().Contain("longer than");
        server.Services.Asked.Should().BeEmpty();
    }

    [Fact]
    public void What_cannot_sign_is_told_before_anything_is_asked()
    {
        using var server = new SigstoreServer();
        File.WriteAllText(Config, server.Services.TrustConfig(server.Address).ToJsonString());
        Told().Should().Contain("needs an identity token");
        Told("--identity-token", "nonsense").Should().Contain("no identity token");
        Told("--identity-token", VirtualServices.Token(Name, DateTimeOffset.UtcNow.AddMinutes(-1))).Should().Contain("ended at");
        Told("--identity-token", VirtualServices.Token(Name, DateTimeOffset.UtcNow.AddMinutes(1), audience: "others")).Should().Contain("not meant for");
        Told("--identity-token", token, "--use-staging").Should().Contain("--trust-config");
        File.WriteAllText(Config, server.Sigstore.Root().ToJsonString());
        Told("--identity-token", token).Should().Contain("no signing configuration");
        server.Services.Asked.Should().BeEmpty();
    }

    private string Told(params string[] more)
    {
        var run = ProofmarkProcess.Run(["sign", "sigstore", Model, "--signature", Signature, "--trust-config", Config, .. more]);
        run.ExitCode.Should().Be(64);
        File.Exists(Signature).Should().BeFalse();
        return run.Error;
    }

    private string Refused(SigstoreServer server, string what, Func<HttpListenerContext, Task<bool>> instead)
    {
        server.Instead = instead;
        var run = Sign(server, 1, ["sigstore"]);
        run.ExitCode.Should().Be(64, what);
        File.Exists(Signature).Should().BeFalse(what);
        return run.Error;
    }

    private static async Task<bool> End(HttpListenerContext context, int status, byte[] body)
    {
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
        return true;
    }

    private ProcessRun Sign(SigstoreServer server, int logVersion, string[] method)
    {
        File.WriteAllText(Config, server.Services.TrustConfig(server.Address, logVersion).ToJsonString());
        var file = folder.Write("token", Encoding.ASCII.GetBytes(token + "\n"));
        return ProofmarkProcess.Run(["sign", .. method, Model, "--signature", Signature, "--trust-config", Config, "--identity-token-file", file]);
    }

    private ProcessRun Verify(string name) =>
        ProofmarkProcess.Run("verify", "sigstore", Model, "--signature", Signature, "--trust-config", Config, "--identity", name, "--identity-provider", "https://accounts.example.com");
}
