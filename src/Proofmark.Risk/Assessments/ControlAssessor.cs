using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Assessments;

/// <summary>Credits controls in the system as a whole: with what is shown everywhere.</summary>
internal static class ControlAssessor
{
    /// <summary>How far one control is credited.</summary>
    public static ControlAssessment Assess(ControlEntry control, EvidenceView evidence, BindingSet bindings, QuantileCache quantiles)
    {
        var bound = bindings.OfControl(control.Id).ToList();
        var belief = ControlBeliefs.Of(evidence.Voices(control.Id, ScoringAssumptions.Default), quantiles);
        var shown = belief.HasEvidence ? belief : null;
        return new ControlAssessment
        {
            ControlId = control.Id,
            Title = control.Title,
            TestExists = bound.Any(b => b.Polarity != Polarity.Refutes),
            Checks = [.. bound.Select(b => b.Check).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Credited = shown?.Credited,
            Mean = shown?.Mean,
            High = shown?.High,
            Evidence = [.. belief.Voices.SelectMany(v => v.Evidence).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Recall = belief.IsSupported ? Recall(belief) : null,
            Missing = [.. belief.Voices.Where(v => !v.HasSpoken).Select(v => v.CheckId).Distinct(StringComparer.Ordinal)],
        };
    }

    private static ControlRecall Recall(ControlBelief belief)
    {
        var supporting = belief.Voices.Where(ControlBeliefs.Supports).ToList();
        return RecallCap.Of(supporting) is { } cap
            ? new ControlRecall(true, cap.Low, string.Join("; ", supporting.Select(v => v.Recall!.Basis).Distinct(StringComparer.Ordinal)))
            : new ControlRecall(false, null, $"recall unknown: nobody has measured how much {string.Join(", ", supporting.Where(v => v.Recall is null).Select(v => v.CheckId).Distinct(StringComparer.Ordinal))} finds");
    }
}
