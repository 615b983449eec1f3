using Proofmark.Core;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Lineage.Tracing;

/// <summary>Judges the levels of the Artifact Integrity Maturity Model (CoSAI, Signing ML Artifacts). A level holds when all that it and the lower ones require is met.</summary>
internal static class Maturity
{
    private static readonly string[] Categories = ["process", "model", "data", "infrastructure"];

    public static IReadOnlyList<MaturityRequirement> Judge(WindowContext context, IReadOnlyList<TamperWindow> windows, IReadOnlyList<Contradiction> contradictions)
    {
        var releases = context.Evidence.Releases.Where(r => r.Artifact.Digest == context.Graph.Target.Digest && r.Witnesses.Count > 0).ToList();
        var steps = context.Graph.Steps;
        bool IsOpen(params WindowClass[] classes) => windows.Any(w => classes.Contains(w.Class));
        var summaries = context.Evidence.Summaries.Where(s => s.Witnesses.Count > 0 && s.Artifact.Digest == context.Graph.Target.Digest).ToList();
        return
        [
            Met(1, "measured", "The whole artifact is hashed, and the digest is what was signed", context.IsRead && releases.Count > 0, context.IsRead ? "no trusted publisher signed this digest" : "the bytes were not read"),
            Met(1, "signer-verified", "The signer is verified and may publish", releases.Count > 0, "nobody whom the policy trusts as publisher signed it"),
            Met(1, "no-contradiction", "Nothing that is known contradicts it", contradictions.Count == 0, contradictions.Count > 0 ? contradictions[0].Message : null),
            Met(1, "timestamp", "A trusted time of the signature", releases.Exists(static r => WindowContext.SignedAt(r.Witnesses) is not null), "nobody who is trusted says when it was signed", isRequired: false),
            Met(2, "produced-by", "An attested step made it", steps.Count > 0 && !IsOpen(WindowClass.InStep), steps.Count == 0 ? "no record of the step that made it" : "a step has no accepted record"),
            Met(2, "derived-from", "Every artifact on the way has an attested origin", steps.Count > 0 && !IsOpen(WindowClass.Orphan), "an artifact has no recorded origin"),
            Met(2, "inputs-verified", "Every input is bound by a digest that its maker signed", steps.Count > 0 && !IsOpen(WindowClass.HandOver, WindowClass.PublishConsume), "an input is not bound to the bytes that its maker left"),
            Met(2, "chain-linked", "Segments and times follow on each other", steps.Count > 0 && !IsOpen(WindowClass.CheckpointChain, WindowClass.TimeSanity), "the chain has a break"),
            Met(2, "trusted-time", "Every record has a trusted time near the end of its step", steps.Count > 0 && !IsOpen(WindowClass.SignDelay), "a record was signed late, or nobody says when"),
            .. Categories.Select(category => Met(3, $"attested-{category}", $"Attestations about the {category}", Speaks(context, category), $"no accepted attestation about the {category}", category != "infrastructure")),
            Met(3, "policy-evaluated", "The result of a policy about it, signed", summaries.Count > 0, "no accepted verification summary"),
            Met(3, "admission-gated", "It is admitted only where the policy holds", summaries.Exists(static s => s.Passed), "no accepted verification summary that passed; whether the place that runs it asks for one cannot be seen from here"),
        ];
    }

    /// <summary>The highest level that holds.</summary>
    public static int LevelOf(IReadOnlyList<MaturityRequirement> requirements) =>
        Enumerable.Range(1, 3).TakeWhile(level => requirements.Where(r => r.Level == level && r.IsRequired).All(static r => r.Outcome == Outcome.Pass)).LastOrDefault();

    private static bool Speaks(WindowContext context, string category) => category switch
    {
        "process" => context.Graph.Steps.Any(static s => s is { IsOrigin: false, Witnesses.Count: > 0 }),
        "data" => context.Graph.Steps.Any(static s => s is { IsOrigin: true, Witnesses.Count: > 0 }),
        _ => context.Evidence.Statements.Any(s => s.Category == category && s.Witnesses.Count > 0 && s.Artifact.Digest is { } digest && digest == context.Graph.Target.Digest),
    };

    private static MaturityRequirement Met(int level, string id, string title, bool isMet, string? why, bool isRequired = true) =>
        new(level, id, title, isMet ? Outcome.Pass : Outcome.NotEstablished, isMet ? null : why, isRequired);
}
