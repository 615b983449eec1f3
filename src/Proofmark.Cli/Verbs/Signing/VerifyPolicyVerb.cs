using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>verify policy</c>.</summary>
internal static class VerifyPolicyVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "policy",
            "Verify a model by a policy: one of those whom it trusts as publisher of this model must have signed it. Exit code 0: valid; 1: not; 2: not established, for example when the policy trusts no publisher.",
            "proofmark verify policy model --signature model.sig --policy ../trust.yaml",
            "proofmark verify policy model --signature model.sig --policy ../trust.yaml --save ~/evidence/of-system");
        var run = new VerifyRun();
        run.AddTo(command);
        var common = VerifyRun.Common();
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            var file = context.Common.PolicyFile ?? throw new UsageException("verify policy needs --policy FILE");
            var clock = VerifyRun.Clock(context);
            return run.Run(
                context,
                (path, signature, options, progress, cancel) => ModelGate.Verify(path, signature, PolicyFile.ReadOutside(file, path).Trust, options, clock, Limits.Default, progress, cancel),
                (claims, json, found, about) => ModelGate.VerifyStatement(claims, json, found.Signer!, about, clock, Limits.Default));
        });
        return command;
    }
}
