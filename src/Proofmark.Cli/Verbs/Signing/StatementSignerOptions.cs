using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Tokens;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>By what statements are signed: a private key in a file or in a token, with its certificate where there is one.</summary>
internal sealed class StatementSignerOptions
{
    private readonly PrivateKeyOptions keys = new(offersMlDsa: false, required: false);
    private readonly TokenOptions token = new(required: false);
    private readonly Option<string?> leaf = new("--signing-certificate", "--signing_certificate") { HelpName = "FILE", Description = "The certificate of the key, PEM, for verifiers who trust an authority." };
    private readonly Option<string[]> chain = new("--certificate-chain", "--certificate_chain") { HelpName = "FILE", Description = "Certificates above it, PEM, nearest first; may be repeated.", AllowMultipleArgumentsPerToken = false };

    private readonly TimestampOption time = new();

    public void AddTo(Command command)
    {
        keys.AddTo(command);
        token.AddTo(command);
        command.Options.Add(leaf);
        command.Options.Add(chain);
        time.AddTo(command);
    }

    /// <summary>Opens the key; the caller disposes of the signer.</summary>
    /// <exception cref="UsageException">The key or a certificate cannot be used.</exception>
    public StatementSigner Open(VerbContext context)
    {
        var parsed = context.Parsed;
        IReadOnlyList<Certificate> certificates = (parsed.GetValue(leaf), parsed.GetValue(chain) ?? []) switch
        {
            ({ } file, var above) => [.. SignatureFiles.Certificates([file]), .. SignatureFiles.Certificates(above)],
            (null, []) => [],
            _ => throw new UsageException("--certificate-chain goes with --signing-certificate"),
        };
        var key = (keys.IsGiven(parsed), token.IsGiven(parsed)) switch
        {
            (true, false) => keys.Read(parsed),
            (false, true) => token.Open(parsed, certificates),
            _ => throw new UsageException("exactly one of --private-key and --pkcs11-uri is required"),
        };
        return new StatementSigner(key, certificates, time.Open(context));
    }
}

/// <summary>Signs statements.</summary>
internal sealed class StatementSigner(SigningKey key, IReadOnlyList<Certificate> certificates, TimestampWitness? witness) : IDisposable
{
    /// <summary>The public key.</summary>
    public VerificationKey Public => key.Public;

    /// <summary>Signs a statement; returns the bundle.</summary>
    /// <exception cref="UsageException">The certificate is for another key, the token does not sign, or nobody stamped it.</exception>
    public byte[] Sign(byte[] statement)
    {
        try
        {
            return AttestationSigner.Sign(statement, key, certificates, witness is null ? null : witness.Stamp);
        }
        catch (Exception wrong) when (wrong is ArgumentException or TokenException or IOException)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        key.Dispose();
        witness?.Dispose();
    }
}
