using System.CommandLine;
using Proofmark.App.Evidence;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Signing;
using Proofmark.Core;
using Proofmark.Provenance.TrustPolicies;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Evidence.Sealing;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence seal</c>: a signed record of what a store holds.</summary>
internal static class EvidenceSealVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "seal",
            "Sign what a store holds now, and the seals before: 'evidence check' shows later what was taken away. Keep a copy of the last seal where nobody can reach it who can write to the store: whoever deletes the last seals with the statements leaves no trace in the store itself.",
            "proofmark evidence seal --private-key sealer.key --store path/to/system --copy ../seals/last.json",
            "proofmark evidence seal --private-key sealer.key --policy ../trust.yaml");
        var store = StoreFolder.Option();
        var copy = new Option<string?>("--copy") { HelpName = "FILE", Description = "Write the seal to this file too; an old one is replaced." };
        var signer = new StatementSignerOptions();
        command.Options.Add(store);
        command.Options.Add(copy);
        signer.AddTo(command);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(store), context.Parsed.GetValue(copy), signer));
        return command;
    }

    private static int Run(VerbContext context, string folder, string? copy, StatementSignerOptions signer)
    {
        var store = StoreFolder.Open(folder);
        var statements = store.Load();
        if (statements.Items.Count == 0 || statements.Rejected.Count > 0)
        {
            throw new UsageException(statements.Items.Count == 0
                ? $"'{store.Folder}' holds no statement"
                : $"'{statements.Rejected[0].Location}' is no statement ({statements.Rejected[0].Reason}); a seal would leave it out: remove it first");
        }

        if (copy is not null)
        {
            NewFile.Check(copy, force: true);
        }

        using var key = signer.Open(context);
        var before = Before(context, store, statements, key);
        var seal = SealUseCase.Next(statements, before, context.Common.AsOf);
        var statement = SealCodec.Write(seal);
        var bundle = key.Sign(statement);
        var path = Path.Combine(SealUseCase.FolderOf(store), Digest.OfBytes(statement).Hex + ".json");
        Directory.CreateDirectory(SealUseCase.FolderOf(store));
        foreach (var file in new[] { path, copy }.OfType<string>())
        {
            NewFile.Write(file, force: true, stream => stream.Write(bundle));
        }

        context.Write(
            (writer, _) => writer.Write($"{path}\n  {seal.Entries.Count} statements, root {seal.Root}, after {before.Heads.Count} earlier seal{(before.Heads.Count == 1 ? "" : "s")}\n"),
            json: () => throw new UsageException("evidence seal has no JSON output; the seal is JSON"));
        return ExitCode.Success;
    }

    // A seal follows those before it by the same key, and by whomever the policy trusts to seal. One that does not hold is not sealed over.
    private static StoreSeals Before(VerbContext context, EvidenceStore store, EvidenceSet statements, StatementSigner key)
    {
        var policy = context.Common.PolicyFile is { } file ? PolicyFile.Read(file).Trust : TrustPolicy.None;
        var seals = SealUseCase.Load(store, policy.WithKey("the key that seals", TrustRole.Sealer, key.Public), context.Common.AsOf, Limits.Default);
        var check = SealUseCase.Check(store.Folder, statements, seals, null, context.Common.AsOf);
        return check.Outcome != Outcome.Fail
            ? seals
            : throw new UsageException($"the store does not hold what was sealed before ({check.Findings[0].Message}); 'proofmark evidence check' lists everything");
    }
}
