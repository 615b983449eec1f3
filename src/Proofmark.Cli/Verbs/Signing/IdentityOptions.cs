using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>Whose keyless signature is asked for, and whom to believe about it.</summary>
internal sealed class IdentityOptions(string nameOption, string issuerOption)
{
    private readonly Option<string?> name = new(nameOption, nameOption.Replace("y-", "y_", StringComparison.Ordinal)) { HelpName = "NAME", Description = "Who must have signed: exactly this e-mail address, URI or user name." };
    private readonly Option<string?> issuer = new(issuerOption) { HelpName = "URL", Description = "Who must have vouched for the name: exactly this OpenID Connect issuer." };
    private readonly Option<string?> root = new("--trusted-root") { HelpName = "FILE", Description = "A trusted_root.json; without one, that of the public Sigstore instance as of the build." };
    private readonly Option<string?> config = new("--trust-config", "--trust_config") { HelpName = "FILE", Description = "A client trust configuration, of which the trusted root is taken." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { name, issuer, root, config })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The policy.</summary>
    /// <exception cref="UsageException">Name or issuer is missing.</exception>
    public IdentityPolicy Policy(ParseResult parsed) => (parsed.GetValue(name), parsed.GetValue(issuer)) switch
    {
        ({ Length: > 0 } who, { Length: > 0 } by) => IdentityPolicy.Exact(who, by),
        _ => throw new UsageException($"{nameOption} and {issuerOption} are both required: a name without its issuer could be anybody's"),
    };

    /// <summary>The root.</summary>
    public TrustedRoot Root(ParseResult parsed) => (parsed.GetValue(root), parsed.GetValue(config)) switch
    {
        (not null, not null) => throw new UsageException("--trusted-root and --trust-config are two answers to one question"),
        ({ } file, null) => SignatureFiles.Root(file),
        (null, { } file) => SignatureFiles.Root(file),
        _ => PublicGood.Root,
    };
}
