using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>Whose keyless signature is asked for, and whom to believe about it.</summary>
internal sealed class IdentityOptions(string nameOption, string issuerOption)
{
    private readonly Option<string?> name = new(nameOption, nameOption.Replace("y-", "y_", StringComparison.Ordinal)) { HelpName = "NAME", Description = "Who must have signed: exactly this e-mail address, URI or user name." };
    private readonly Option<string?> pattern = new(nameOption + "-regexp") { HelpName = "REGEXP", Description = "Weaker: anybody whose whole name fits this regular expression may have signed. The issuer must be named all the same." };
    private readonly Option<string?> issuer = new(issuerOption) { HelpName = "URL", Description = "Who must have vouched for the name: exactly this OpenID Connect issuer." };
    private readonly Option<string?> root = new("--trusted-root") { HelpName = "FILE", Description = "A trusted_root.json; without one, that of the public Sigstore instance as of the build." };
    private readonly Option<string?> config = new("--trust-config", "--trust_config") { HelpName = "FILE", Description = "A client trust configuration, of which the trusted root is taken." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { name, pattern, issuer, root, config })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The policy.</summary>
    /// <exception cref="UsageException">Name or issuer is missing, or the pattern is malformed.</exception>
    public IdentityPolicy Policy(ParseResult parsed) => (parsed.GetValue(name), parsed.GetValue(pattern), parsed.GetValue(issuer)) switch
    {
        (not null, not null, _) => throw new UsageException($"{nameOption} and {nameOption}-regexp are two answers to one question"),
        ({ Length: > 0 } who, null, { Length: > 0 } by) => IdentityPolicy.Exact(who, by),
        (null, { Length: > 0 } fits, { Length: > 0 } by) => Matching(fits, by),
        _ => throw new UsageException($"{nameOption} and {issuerOption} are both required: a name without its issuer could be anybody's"),
    };

    private IdentityPolicy Matching(string fits, string by)
    {
        try
        {
            return IdentityPolicy.Matching(fits, by);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{nameOption}-regexp: {wrong.Message}");
        }
    }

    /// <summary>The root.</summary>
    public TrustedRoot Root(ParseResult parsed) => (parsed.GetValue(root), parsed.GetValue(config)) switch
    {
        (not null, not null) => throw new UsageException("--trusted-root and --trust-config are two answers to one question"),
        ({ } file, null) => SignatureFiles.Root(file),
        (null, { } file) => SignatureFiles.Root(file),
        _ => PublicGood.Root,
    };
}
