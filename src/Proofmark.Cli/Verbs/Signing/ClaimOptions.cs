using System.CommandLine;
using System.Security.Cryptography;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.ModelSigning.Claims;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>What a publisher says of a model, signed beside it: licence, model card, parents.</summary>
internal sealed class ClaimOptions
{
    private readonly Option<string?> file = new("--claims") { HelpName = "FILE", Description = "Where the claims are written; by default beside the signature, with the ending .claims.json. An old one is replaced." };
    private readonly Option<string?> licence = new("--licence", "--license") { HelpName = "ID", Description = "Claim this licence: an SPDX expression, for example Apache-2.0." };
    private readonly Option<string?> card = new("--model-card") { HelpName = "FILE", Description = "Claim that this file is the model card." };

    private readonly Option<string[]> parents = new("--parent")
    {
        HelpName = "NAME[=sha256:HEX]",
        Description = "Claim that the model was made from this one, with its root digest ('proofmark digest') where it is known; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { licence, card, parents, file })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The file of the claims; null when none are made.</summary>
    public string? FileFor(ParseResult parsed, string signature)
    {
        var any = parsed.GetValue(licence) is not null || parsed.GetValue(card) is not null || parsed.GetValue(parents) is { Length: > 0 };
        return (any, parsed.GetValue(file)) switch
        {
            (true, var named) => named ?? Path.ChangeExtension(signature, ".claims.json"),
            (false, null) => null,
            _ => throw new UsageException("--claims: nothing is claimed; add --licence, --model-card or --parent"),
        };
    }

    /// <summary>Reads what is claimed, before the model is hashed; gives the claims about the model that was.</summary>
    /// <exception cref="UsageException">A value is not understood, or the card cannot be read.</exception>
    public Func<Manifest, ModelClaims> Prepare(ParseResult parsed, string model)
    {
        var claimedLicence = parsed.GetValue(licence);
        var claimedCard = parsed.GetValue(card) is { } path ? Card(path, model) : null;
        var claimedParents = (parsed.GetValue(parents) ?? []).Select(Parent).ToList();
        return manifest => new ModelClaims(manifest.ModelName, manifest.Root, claimedLicence, claimedCard, claimedParents);
    }

    private static ClaimedFile Card(string path, string model)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new ClaimedFile(ModelOptions.RelativeTo(path, model) ?? Path.GetFileName(path), new Digest(Digest.Sha256, Convert.ToHexStringLower(SHA256.HashData(stream))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--model-card: {failure.Message}");
        }
    }

    private static ClaimedParent Parent(string written)
    {
        var at = written.LastIndexOf("=sha256:", StringComparison.Ordinal);
        if (at < 0)
        {
            return new ClaimedParent(written, null);
        }

        return at > 0 && Digest.TryParse(written[(at + 1)..], out var digest) ? new ClaimedParent(written[..at], digest) : throw new UsageException($"--parent: '{written}' is not NAME=sha256:HEX");
    }
}
