using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>By what statements are signed: a private key, with its certificate where there is one.</summary>
internal sealed class StatementSignerOptions
{
    private readonly PrivateKeyOptions keys = new();
    private readonly Option<string?> leaf = new("--signing-certificate", "--signing_certificate") { HelpName = "FILE", Description = "The certificate of the key, PEM, for verifiers who trust an authority." };
    private readonly Option<string[]> chain = new("--certificate-chain", "--certificate_chain") { HelpName = "FILE", Description = "Certificates above it, PEM, nearest first; may be repeated.", AllowMultipleArgumentsPerToken = false };

    public void AddTo(Command command)
    {
        keys.AddTo(command);
        command.Options.Add(leaf);
        command.Options.Add(chain);
    }

    /// <summary>Opens the key; the caller disposes of the signer.</summary>
    /// <exception cref="UsageException">The key or a certificate cannot be used.</exception>
    public StatementSigner Open(ParseResult parsed)
    {
        var above = parsed.GetValue(chain) ?? [];
        if (parsed.GetValue(leaf) is not { } file)
        {
            return above.Length == 0 ? new StatementSigner(keys.Read(parsed), []) : throw new UsageException("--certificate-chain goes with --signing-certificate");
        }

        return new StatementSigner(keys.Read(parsed), [.. SignatureFiles.Certificates([file]), .. SignatureFiles.Certificates(above)]);
    }
}

/// <summary>Signs statements.</summary>
internal sealed class StatementSigner(SigningKey key, IReadOnlyList<Certificate> certificates) : IDisposable
{
    /// <summary>The public key.</summary>
    public VerificationKey Public => key.Public;

    /// <summary>Signs a statement; returns the bundle.</summary>
    /// <exception cref="UsageException">The certificate is for another key.</exception>
    public byte[] Sign(byte[] statement)
    {
        try
        {
            return AttestationSigner.Sign(statement, key, certificates);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
