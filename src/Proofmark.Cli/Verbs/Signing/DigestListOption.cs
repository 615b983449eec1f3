using System.CommandLine;
using System.Security.Cryptography;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning.Lists;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>A list of digests in place of the files of a model.</summary>
internal sealed class DigestListOption(string description)
{
    public Option<string?> Option { get; } = new("--from-digests", "--from_digests") { HelpName = "FILE", Description = description };

    /// <summary>The list; null when none is named.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public NamedDigestList? Read(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is not { } file)
        {
            return null;
        }

        var bytes = SignatureFiles.Bytes(file, DigestListReader.MostBytes);
        var list = DigestListReader.Read(file, bytes, Limits.Default, out var errors) ?? throw TextFile.Wrong(errors);
        return new NamedDigestList(file, new Digest(Digest.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes))), list);
    }
}

/// <summary>A list that the command line names.</summary>
/// <param name="File">Its name.</param>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="List">Its content.</param>
internal sealed record NamedDigestList(string File, Digest Digest, DigestList List);
