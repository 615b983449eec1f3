using System.CommandLine;
using System.Text;
using System.Text.Json;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Keyless;

namespace Proofmark.Cli.Verbs.Signing.Online;

/// <summary>Where the identity token comes from: an option, a file, the environment, or the service of a continuous-integration system that runs us.</summary>
internal sealed class TokenSource
{
    /// <summary>The variable that a token is taken from; GitLab sets it where a job asks for it.</summary>
    public const string TokenVariable = "SIGSTORE_ID_TOKEN";

    private const string GitHubAddress = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private const string GitHubBearer = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private const int MostTokenBytes = 64 * 1024;

    private readonly Option<string?> token = new("--identity-token", "--identity_token") { HelpName = "TOKEN", Description = $"The OpenID Connect token of who signs. Others can read it in the list of processes; better use --identity-token-file or set {TokenVariable}." };
    private readonly Option<string?> file = new("--identity-token-file", "--identity_token_file") { HelpName = "FILE", Description = "A file with the token; - for standard input." };
    private readonly Option<bool> ambient = new("--use-ambient-credentials", "--use_ambient_credentials") { Description = "Take the token of the continuous-integration system that runs this: GitHub Actions (with id-token: write), or GitLab." };

    public void AddTo(Command command)
    {
        command.Options.Add(token);
        command.Options.Add(file);
        command.Options.Add(ambient);
    }

    /// <summary>Checks what can be checked before the model is read; a token that was given is looked at.</summary>
    /// <exception cref="UsageException">There is no token, or one that cannot be used.</exception>
    public Func<HttpTransport, CancellationToken, IdentityToken> Prepare(ParseResult parsed, TimeProvider clock)
    {
        if (parsed.GetValue(ambient))
        {
            return Environment.GetEnvironmentVariable(GitHubAddress) is { Length: > 0 } address && Environment.GetEnvironmentVariable(GitHubBearer) is { Length: > 0 } bearer
                ? (transport, cancel) => Read(Ask(transport, address, bearer, cancel), clock)
                : Given(FromEnvironment() ?? throw new UsageException($"--use-ambient-credentials: neither {GitHubAddress} and {GitHubBearer} nor {TokenVariable} are set; a job on GitHub needs the permission 'id-token: write'"), clock);
        }

        var given = (parsed.GetValue(token), parsed.GetValue(file)) switch
        {
            (not null, not null) => throw new UsageException("--identity-token and --identity-token-file are two answers to one question"),
            ({ } text, null) => text,
            (null, { } path) => FromFile(path),
            _ => FromEnvironment() ?? throw new UsageException($"sign sigstore needs an identity token: --identity-token-file, --use-ambient-credentials or {TokenVariable}. Signing in with a browser is not offered; 'proofmark sign key' needs no identity"),
        };
        return Given(given, clock);
    }

    // A token lives for minutes: it is looked at before the model is read, so that nothing is hashed in vain, and again when it is used.
    private static Func<HttpTransport, CancellationToken, IdentityToken> Given(string text, TimeProvider clock)
    {
        _ = Read(text, clock);
        return (_, _) => Read(text, clock);
    }

    private static IdentityToken Read(string text, TimeProvider clock) =>
        IdentityToken.TryRead(text, clock.GetUtcNow(), out var token, out var problem) ? token : throw new UsageException(problem);

    private static string? FromEnvironment() => Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } text ? text : null;

    private static string FromFile(string path) => path == "-" ? FromInput() : Encoding.UTF8.GetString(SignatureFiles.Bytes(path, MostTokenBytes));

    private static string FromInput()
    {
        var text = new char[MostTokenBytes + 1];
        return new string(text, 0, Console.In.ReadBlock(text));
    }

    private static string Ask(HttpTransport transport, string address, string bearer, CancellationToken cancel)
    {
        if (!Uri.TryCreate($"{address}&audience=sigstore", UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            throw new UsageException($"{GitHubAddress} is no https address");
        }

        try
        {
            var answer = transport.Get(uri, bearer, cancel);
            using var json = answer.Status == 200 ? JsonDocument.Parse(answer.Body) : throw new UsageException($"the token service at {uri.Host} answered {answer.Status}");
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("value", out var value) && value.GetString() is { } text
                ? text
                : throw new UsageException($"the token service at {uri.Host} answered without a token");
        }
        catch (Exception failure) when (failure is IOException or JsonException or InvalidOperationException)
        {
            throw new UsageException($"no token from {uri.Host}: {failure.Message}");
        }
    }
}
