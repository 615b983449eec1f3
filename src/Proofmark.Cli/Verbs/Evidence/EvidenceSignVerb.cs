using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Signing;
using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence sign</c>: signatures beside statements.</summary>
internal static class EvidenceSignVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "sign",
            "Sign statements of a store, so that they count as what they are for everybody whose policy trusts the signer as assessor. Sign only what you looked at: all of them when none is named.",
            "proofmark evidence sign --private-key assessor.key --store path/to/system",
            "proofmark evidence sign 3f2a91c0 77b0c1d2 --private-key assessor.key");
        var ids = new Argument<string[]>("ID") { Description = "Statements, by enough of the beginning of their digests; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var store = StoreFolder.Option();
        var signer = new StatementSignerOptions();
        ids.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(ids);
        command.Options.Add(store);
        signer.AddTo(command);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("evidence sign");
            var target = StoreFolder.Open(context.Parsed.GetRequiredValue(store));
            var chosen = Choose(target.Load(), context.Parsed.GetValue(ids) ?? [], target.Folder);
            using var key = signer.Open(context);
            var keyDigest = Digest.OfBytes(key.Public.Spki.Span);
            foreach (var item in chosen)
            {
                target.AddSignature(item.Id, keyDigest, key.Sign(EvidenceCodec.Write(item.Statement)));
            }

            context.Write((writer, _) => writer.Write($"{chosen.Count} statements signed with the key {keyDigest.Hex[..16]}\n"), json: () => throw new UsageException("evidence sign has no JSON output"));
            return ExitCode.Success;
        });
        return command;
    }

    private static IReadOnlyList<EvidenceItem> Choose(EvidenceSet set, string[] ids, string folder)
    {
        var chosen = ids.Length == 0 ? set.Items : [.. ids.Select(id => set.Find(id) ?? throw new UsageException($"'{id}' is the beginning of no statement, or of more than one, in '{folder}'")).DistinctBy(item => item.Id)];
        return chosen.Count > 0 ? chosen : throw new UsageException($"'{folder}' holds no statement");
    }
}
