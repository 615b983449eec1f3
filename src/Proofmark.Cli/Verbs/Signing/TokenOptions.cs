using System.CommandLine;
using System.Text;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Tokens;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>A private key in a PKCS #11 token, and its PIN.</summary>
internal sealed class TokenOptions
{
    /// <summary>The variable that a PIN is taken from: an option is seen by everybody who lists processes.</summary>
    public const string PinVariable = "PROOFMARK_PIN";

    private const int MostPinBytes = 1024;

    private readonly Option<string?> uri;

    private readonly Option<string[]> modules = new("--pkcs11-module", "--pkcs11_module")
    {
        HelpName = "FILE",
        Description = "PKCS #11 module, absolute path, besides module-path of the URI; may be repeated. Its code is run; no other module is loaded.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> pinFile = new("--pin-file", "--pin_file") { HelpName = "FILE", Description = $"File whose first line is the PIN. Else the PIN is that of the URI (pin-source, pin-value), or {PinVariable}." };
    private readonly Option<string?> publicKey = new("--public-key", "--public_key") { HelpName = "FILE", Description = "The public key, PEM, where the token does not show it." };

    /// <param name="required">False where there are other ways to name a key.</param>
    public TokenOptions(bool required = true) => uri = new("--pkcs11-uri", "--pkcs11_uri") { HelpName = "URI", Description = "The key, as PKCS #11 URI (RFC 7512).", Required = required };

    /// <summary>True when a key in a token was named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(uri) is not null;

    public void AddTo(Command command)
    {
        command.Options.Add(uri);
        command.Options.Add(modules);
        command.Options.Add(pinFile);
        command.Options.Add(publicKey);
    }

    /// <summary>Opens the key.</summary>
    public SigningKey Open(ParseResult parsed, IReadOnlyList<Certificate> certificates)
    {
        if (!TokenUri.TryParse(parsed.GetRequiredValue(uri)!, out var named, out var problem))
        {
            throw new UsageException($"--pkcs11-uri: {problem}");
        }

        var options = new TokenKeyOptions
        {
            Modules = parsed.GetValue(modules) ?? [],
            Pin = Pin(named, parsed.GetValue(pinFile)),
            PublicKey = parsed.GetValue(publicKey) is { } file ? SignatureFiles.PublicKey(file) : null,
            FallbackPublicKey = certificates.Count > 0 ? certificates[0].Key : null,
        };
        return TokenKey.TryOpen(named, options, out var key, out problem) ? key : throw new UsageException(problem);
    }

    private static string? Pin(TokenUri named, string? file)
    {
        if (file is not null && (named.PinValue ?? named.PinFile) is not null)
        {
            throw new UsageException("--pin-file and the PIN of the URI are two answers to one question");
        }

        return (file ?? named.PinFile) is { } source ? FirstLine(source)
            : named.PinValue ?? (Environment.GetEnvironmentVariable(PinVariable) is { Length: > 0 } text ? text : null);
    }

    private static string FirstLine(string file)
    {
        var line = Encoding.UTF8.GetString(SignatureFiles.Bytes(file, MostPinBytes)).Split('\n')[0].TrimEnd('\r');
        return line.Length > 0 ? line : throw new UsageException($"'{file}' holds no PIN");
    }
}
