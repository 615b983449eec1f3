using CsCheck;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>Random small systems and random evidence about them.</summary>
internal static class RandomSystems
{
    public const string Id = "random";

    private static readonly string[] Kinds = ["componentApplication", "componentTheModel", "componentReasoningCore", "componentTools", "componentRAGContent"];

    private static readonly string[] Checks =
        [.. new[] { "controlInputValidationAndSanitization", "controlOutputValidationAndSanitization", "controlAgentPluginPermissions", "controlThreatDetection", "controlIncidentResponseManagement", "controlModelAndDataIntegrityManagement" }.Select(TestBindings.CheckOf)];

    /// <summary>A system of two to five components with flows; the first takes untrusted text and the last acts outside.</summary>
    public static Gen<SystemModel> Models { get; } = Gen.Select(Gen.Int[0, Kinds.Length - 1].Array[2, 5], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Array[0, 8], Gen.Bool).Select((kinds, flows, file) => new SystemModel
    {
        Id = Id,
        Components = [.. kinds.Select((k, i) => Component(i, Kinds[k], i == 0, i == kinds.Length - 1, file))],
        Flows = [.. flows.Where(f => f.Item1 < kinds.Length && f.Item2 < kinds.Length).Select(f => new SystemFlow($"c{f.Item1}", $"c{f.Item2}", "", true))],
        Facts = file ? [new Fact("discover.model-file", FactKind.ModelFile, Some.ModelPath, Confidence.High, new Location(Some.ModelPath))] : [],
    });

    public static Gen<EvidenceItem> Passes { get; } = Items(Gen.Const(Outcome.Pass));

    public static Gen<EvidenceItem> Fails { get; } = Items(Gen.Const(Outcome.Fail));

    public static Gen<EvidenceItem[]> Sets { get; } = Items(Gen.OneOf(Gen.Const(Outcome.Pass), Gen.Const(Outcome.Pass), Gen.Const(Outcome.Fail), Gen.Const(Outcome.NotEstablished), Gen.Const(Outcome.Error))).Array[0, 8];

    public static Assessment Assess(SystemModel model, params EvidenceItem[] items) => Assess(model, TestBindings.EveryControl, items);

    public static Assessment Assess(SystemModel model, BindingSet bindings, params EvidenceItem[] items) =>
        Assessor.Assess(model, EvidenceSet.Of(items), Catalogue.Load(), bindings, new AssessmentOptions(Some.Now));

    /// <summary>A pass of some age about the system.</summary>
    public static EvidenceItem Aged(int check, int days) => Some.Stored(Result(check, Outcome.Pass, days, Rung.Scan) with { Subject = new Subject(SubjectKind.System, Id) });

    private static SystemComponent Component(int index, string kind, bool first, bool last, bool file) => new($"c{index}", kind, true, new Location("proofmark.yaml", Line: index + 1))
    {
        Untrusted = first ? ["user"] : [],
        Privileges = last ? ["mail.send"] : [],
        Files = first && file ? [Some.ModelPath] : [],
    };

    private static Gen<EvidenceItem> Items(Gen<Outcome> outcomes) =>
        Gen.Select(outcomes, Gen.Int[0, Checks.Length - 1], Gen.Int[-1, 4], Gen.Int[0, 200], Gen.OneOf(Gen.Const(Rung.Scan), Gen.Const(Rung.Document), Gen.Const(Rung.Questionnaire)), Gen.Bool)
            .Select((outcome, check, component, days, method, thisRun) =>
            {
                var result = Result(check, outcome, thisRun ? 0 : days, method) with { Subject = component < 0 ? new Subject(SubjectKind.System, Id) : new Subject(SubjectKind.Component, $"c{component}") };
                return thisRun ? Some.Run(result) : Some.Stored(result);
            });

    private static CheckResult Result(int check, Outcome outcome, int days, Rung method) =>
        Some.Result(outcome, check: Checks[check], time: Some.Now.AddDays(-days), method: method) with { Scope = "" };
}
