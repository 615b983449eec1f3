using System.CommandLine;
using System.Text.Json;
using Proofmark.App.Evidence;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Evidence.Sealing;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary><c>evidence check</c>: holds a store against its seals.</summary>
internal static class EvidenceCheckVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "check",
            "Is everything that was sealed still in a store? Seals count when somebody made them whom the policy trusts as sealer. Exit code 0: everything is there; 1: something is missing; 2: there is no seal that counts.",
            "proofmark evidence check --policy ../trust.yaml --store path/to/system",
            "proofmark evidence check --policy ../trust.yaml --seal ../seals/last.json -o json");
        var store = StoreFolder.Option();
        var seal = new Option<string?>("--seal") { HelpName = "FILE", Description = "A copy of a seal that was kept elsewhere: it must be among those of the store." };
        command.Options.Add(store);
        command.Options.Add(seal);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, context => Run(context, context.Parsed.GetRequiredValue(store), context.Parsed.GetValue(seal)));
        return command;
    }

    private static int Run(VerbContext context, string folder, string? kept)
    {
        var file = context.Common.PolicyFile ?? throw new UsageException("evidence check needs --policy FILE, which says who may seal");
        var policy = PolicyFile.ReadOutside(file, folder);
        var store = StoreFolder.Open(folder);
        var known = kept is null ? null : Known(kept, policy.Trust, context.Common.AsOf);
        var (statements, seals) = (store.Load(), SealUseCase.Load(store, policy.Trust, context.Common.AsOf, Limits.Default));
        var check = SealUseCase.Check(store.Folder, statements, seals, known, context.Common.AsOf);
        var after = statements.Items.Select(i => i.Id).Except(seals.Trusted.SelectMany(s => s.Seal.Entries)).Count();
        context.Write(json: () => Render(check), table: (writer, style) => SealView.Write(check, seals.Trusted, after, [.. seals.Disregarded.Select(d => (new Location(d.File), d.Reason))], writer, style));
        return ExitCode.Of(check.Outcome);
    }

    private static TrustedSeal Known(string file, Provenance.TrustPolicies.TrustPolicy policy, DateTimeOffset asOf) =>
        SealUseCase.Read(file, TextFile.Read(file, "--seal", Limits.Default.MaxReportBytes), policy, asOf, Limits.Default, out var problem) ?? throw new UsageException($"--seal: '{file}' is no seal by anybody whom the policy trusts: {problem}");

    private static string Render(CheckResult check) => JsonSerializer.Serialize(
        new Envelope<CheckResult>
        {
            Schema = "proofmark.evidence-check",
            AsOf = check.Time,
            Subject = check.Subject,
            Outcome = check.Outcome,
            ReasonCodes = check.ReasonCodes,
            Results = [check],
        },
        CoreJson.Default.EnvelopeCheckResult);
}
