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

    private readonly DigestCacheFile cache = new("--digest-cache", "Take the digests of files that did not change since the last run from this file, outside the model, and keep those of this run there (Linux only). Nothing is kept unless this is given.");
    private readonly DigestListOption list = new("Take names and digests from this output of sha256sum, b2sum or b3sum, run inside the model's folder. No file of the model is looked at.");

    public void AddTo(Command command)
    {
        command.Options.Add(hash);
        command.Options.Add(shardSize);
        command.Options.Add(cache.Option);
        command.Options.Add(list.Option);
    }

    /// <summary>The model: with a list of digests only a name, else it exists.</summary>
    public string ModelOf(ParseResult parsed, ModelOptions model) => parsed.GetValue(list.Option) is null ? model.ModelOf(parsed) : parsed.GetRequiredValue(model.Model);

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

        var digests = list.Read(context.Parsed);
        if (digests is not null && (context.Parsed.GetValue(shardSize) is not null || context.Parsed.GetValue(cache.Option) is not null))
        {
            throw new UsageException("--from-digests: a list has digests of whole files, and no file is read; --shard-size and --digest-cache do not go with it");
        }

        try
        {
            var kept = cache.Open(context.Parsed, model);
            var described = ModelSigner.Describe(model, options with { Hash = kind.Value, ShardSize = context.Parsed.GetValue(shardSize), Cache = kept?.Cache, Digests = digests?.List }, Limits.Default, new HashProgress(context.Progress), context.Cancellation);
            kept?.Save();
            return described.Manifest ?? throw new UsageException($"'{model}' cannot be signed: {described.Message} ({described.ReasonCode})");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the model: {failure.Message}");
        }
    }
}
