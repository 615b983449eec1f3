using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>How the content of a model is hashed.</summary>
internal sealed class ContentOptions
{
    private readonly Option<string> hash = new("--hash") { HelpName = "NAME", Description = "Hash of the files: sha256 (which the reference tool's command verifies), blake2b or blake3.", DefaultValueFactory = _ => "sha256" };
    private readonly Option<long?> shardSize = new("--shard-size") { HelpName = "BYTES", Description = "Hash files in parts of this size; a large file is then hashed by all cores. Empty files are covered by no part." };

    public void AddTo(Command command)
    {
        command.Options.Add(hash);
        command.Options.Add(shardSize);
    }

    /// <summary>Lists and hashes a model.</summary>
    /// <exception cref="UsageException">It cannot be signed.</exception>
    public Manifest Describe(VerbContext context, string model, ModelSigningOptions options)
    {
        var name = context.Parsed.GetRequiredValue(hash);
        if (!HashKinds.TryParse(name, out var kind))
        {
            throw new UsageException($"--hash: '{name}' is none of: sha256, blake2b, blake3");
        }

        if (context.Parsed.GetValue(shardSize) is <= 0)
        {
            throw new UsageException("--shard-size: a number above 0 is expected");
        }

        try
        {
            var described = ModelSigner.Describe(model, options with { Hash = kind.Value, ShardSize = context.Parsed.GetValue(shardSize) }, Limits.Default, new HashProgress(context.Progress), context.Cancellation);
            return described.Manifest ?? throw new UsageException($"'{model}' cannot be signed: {described.Message} ({described.ReasonCode})");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the model: {failure.Message}");
        }
    }
}
