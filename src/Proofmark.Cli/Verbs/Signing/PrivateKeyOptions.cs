using System.CommandLine;
using Proofmark.Provenance.Keys;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>The private key and its password.</summary>
internal sealed class PrivateKeyOptions
{
    /// <summary>The variable that a password is taken from: an option is seen by everybody who lists processes.</summary>
    public const string PasswordVariable = "PROOFMARK_KEY_PASSWORD";

    private readonly Option<string?> file;
    private readonly Option<string?> password = new("--password") { HelpName = "TEXT", Description = $"Password of an encrypted key. Others can read it in the list of processes; better set {PasswordVariable}." };

    private readonly Option<bool>? allowMlDsa;

    /// <param name="offersMlDsa">An ML-DSA key can be allowed.</param>
    /// <param name="required">False where there are other ways to name a key.</param>
    public PrivateKeyOptions(bool offersMlDsa, bool required = true)
    {
        file = new("--private-key", "--private_key") { HelpName = "FILE", Description = "The private key, PEM: PKCS #8 (may be encrypted), SEC 1 or PKCS #1.", Required = required };
        allowMlDsa = offersMlDsa ? MlDsaOption.Create() : null;
    }

    /// <summary>True when a key file was named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(file) is not null;

    public void AddTo(Command command)
    {
        command.Options.Add(file);
        command.Options.Add(password);
        if (allowMlDsa is not null)
        {
            command.Options.Add(allowMlDsa);
        }
    }

    public SigningKey Read(ParseResult parsed) =>
        SignatureFiles.PrivateKey(parsed.GetRequiredValue(file)!, parsed.GetValue(password) ?? FromEnvironment(), allowMlDsa is not null && parsed.GetValue(allowMlDsa));

    public static string? FromEnvironment() => Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } text ? text : null;
}
