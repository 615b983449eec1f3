using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Scoring;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>What holds, arranged for the questions of the assessor.</summary>
internal sealed class EvidenceView
{
    private static readonly string[] ModelFilePatterns =
        ["*.pkl", "*.pickle", "*.joblib", "*.pt", "*.pth", "*.bin", "*.ckpt", "*.npy", "*.npz", "*.safetensors", "*.gguf", "*.onnx", "*.h5", "*.keras", "*.zip"];

    private readonly BindingSet bindings;
    private readonly Ownership ownership;
    private readonly Dictionary<string, CheckEvidence> byCheck;
    private readonly RequiredSubjects required;
    private readonly bool modelFilesMayBeHidden;
    private readonly Dictionary<string, IReadOnlyList<Binding>> silent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Binding>> spoken = new(StringComparer.Ordinal);

    public EvidenceView(SystemModel model, IReadOnlyList<LiveResult> live, BindingSet bindings, Ownership ownership)
    {
        this.bindings = bindings;
        this.ownership = ownership;
        byCheck = live.GroupBy(r => r.CheckId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new CheckEvidence([.. g], ownership), StringComparer.Ordinal);
        required = new RequiredSubjects(model, ownership);
        modelFilesMayBeHidden = model.Unread.Any(u => UnreadRelevance.Concerns(u, ModelFilePatterns));
    }

    /// <summary>The voices about a control in the system as a whole; none when no test exists.</summary>
    public IReadOnlyList<Voice> Voices(string control, ScoringAssumptions assumptions) =>
        [.. Speaking(control).Select(b => CheckVoices.Of(b, Scope(b), assumptions)).OfType<Voice>()];

    /// <summary>The voices about a control at a component; none when no test exists.</summary>
    public IReadOnlyList<Voice> Voices(string control, string component, ScoringAssumptions assumptions) =>
        [.. Speaking(control).Select(b => CheckVoices.Of(b, Scope(b, component), assumptions)).OfType<Voice>()];

    /// <summary>The voices at a component as if checks of this id had just passed or failed there.</summary>
    public IReadOnlyList<Voice> VoicesIf(string control, string component, string check, bool passed)
    {
        var assumed = bindings.OfControl(control).Where(b => b.Check == check && (passed ? b.Polarity != Polarity.Refutes : b.Polarity != Polarity.Supports)).ToList();
        var others = Speaking(control).Where(b => b.Check != check).Select(b => CheckVoices.Of(b, Scope(b, component), ScoringAssumptions.Default)).OfType<Voice>();
        return [.. others, .. assumed.Select(b => new Voice(check, passed ? 1 : 0, CheckVoices.FreshWeight(b, ScoringAssumptions.Default), ["assumed"]) { Recall = b.Recall })];
    }

    /// <summary>True when a check that could speak for a control at a component has not spoken there about everything it must.</summary>
    public bool IsMissing(string control, string component, string check) =>
        bindings.OfControl(control).Any(b => b.Check == check && b.Polarity != Polarity.Refutes && !Scope(b, component).HasSpoken);

    /// <summary>True when the voices at a component can differ from those at a component of which no evidence speaks.</summary>
    public bool IsSpecial(string component) => required.OwnsModelFiles(component) || byCheck.Values.Any(c => c.SpeaksAbout(component));

    /// <summary>The bindings of a risk whose checks have not spoken about everything they must.</summary>
    public IReadOnlyList<Binding> Silent(string risk)
    {
        if (!silent.TryGetValue(risk, out var found))
        {
            found = [.. bindings.OfRisk(risk).Where(b => b.Polarity != Polarity.Supports && !b.Volunteered && !Scope(b).HasSpoken).DistinctBy(b => b.Check)];
            silent.Add(risk, found);
        }

        return found;
    }

    /// <summary>The questions whose answers a silent check lacks; empty when it lacks anything else.</summary>
    public IReadOnlyList<UnreadPart> Questions(Binding binding)
    {
        var lacking = Of(binding).All.Where(r => r.Outcome == Outcome.NotEstablished).SelectMany(r => r.Candidates).SelectMany(c => c.Item.Result.Coverage.Unread).Distinct().ToList();
        return lacking.All(u => u.Code == UnreadPart.Unanswered) ? lacking : [];
    }

    /// <summary>Required subjects about which a check has not spoken.</summary>
    public IReadOnlyList<string> Missing(Binding binding)
    {
        var established = Of(binding).All.Where(r => r.Outcome != Outcome.NotEstablished).Select(r => r.Subject.Name).ToHashSet(StringComparer.Ordinal);
        return [.. required.Of(binding.Scope).Where(name => !established.Contains(name)).Order(StringComparer.Ordinal)];
    }

    // Answers count only beside a real test, and bindings that can say nothing are left out: most systems answer few of the questions.
    private IReadOnlyList<Binding> Speaking(string control)
    {
        if (!spoken.TryGetValue(control, out var found))
        {
            var bound = bindings.OfControl(control).ToList();
            found = bound.Count == 0 ? [] : [.. bound.Append(BindingSet.AnswerFor(control)).Where(b => b.Mandatory || byCheck.ContainsKey(b.Check))];
            spoken.Add(control, found);
        }

        return found;
    }

    private CheckEvidence Of(Binding binding) => byCheck.GetValueOrDefault(binding.Check, CheckEvidence.Nothing);

    private CheckScope Scope(Binding binding) =>
        new(Of(binding).All, required.Of(binding.Scope), static _ => true) { MayHideMore = MayHideMore(binding) };

    private CheckScope Scope(Binding binding, string component)
    {
        return new CheckScope(Of(binding).At(component), required.Of(binding.Scope, component), r => CheckEvidence.Credits(r, component, ownership))
        {
            OneIsEnough = binding.Scope == BindingScope.System,
            MayHideMore = MayHideMore(binding),
        };
    }

    private bool MayHideMore(Binding binding) => binding.Scope == BindingScope.ModelFiles && modelFilesMayBeHidden;
}
