using Proofmark.Risk.Assessments;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>Joins the owner's ranges with the assessed risk instances and simulates them.</summary>
public static class LossAssessor
{
    /// <summary>The assessment with what a year may cost, or with the reason why nothing is said about it.</summary>
    /// <param name="model">The system with the owner's impact.</param>
    /// <param name="assessment">Its assessment, fresh from the assessor.</param>
    /// <param name="options">Trials, seed and dependence.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options are outside their ranges.</exception>
    public static Assessment Complete(SystemModel model, Assessment assessment, LossOptions options)
    {
        var loss = Assess(model, assessment, options);
        return assessment with { Loss = loss, NoLoss = loss is null ? LossAbsence.NoOwnerRanges : loss.Simulation is null ? LossAbsence.NoUsableRange : null };
    }

    /// <summary>Assesses the loss; null when the owner gave no range, and then there is no money anywhere.</summary>
    /// <param name="model">The system with the owner's impact.</param>
    /// <param name="assessment">Its assessment, fresh from the assessor: the beliefs that are drawn from are not part of its JSON.</param>
    /// <param name="options">Trials, seed and dependence.</param>
    /// <exception cref="ArgumentOutOfRangeException">The options are outside their ranges.</exception>
    public static LossAssessment? Assess(SystemModel model, Assessment assessment, LossOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(assessment);
        return model.Impact is { Losses.Count: > 0 } ? Assess(model, AssessedInstances.Credited(assessment), assessment.TreeTrusted, options) : null;
    }

    /// <summary>Assesses the loss of given instances; null when the owner gave no range.</summary>
    /// <param name="model">The system with the owner's impact.</param>
    /// <param name="instances">Every assessed instance, with what works against it.</param>
    /// <param name="trusted">True when the owner's ranges and tolerance are believed; otherwise they are claims of the assessed tree, which can show that too much may be lost and never that it may not.</param>
    /// <param name="options">Trials, seed and dependence.</param>
    /// <exception cref="ArgumentException">A ceiling of an instance is not three shares in order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options are outside their ranges.</exception>
    public static LossAssessment? Assess(SystemModel model, IReadOnlyList<LossInstance> instances, bool trusted, LossOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(instances);
        ArgumentNullException.ThrowIfNull(options);
        if (model.Impact is not { Losses.Count: > 0 } impact)
        {
            return null;
        }

        var (inputs, unused) = LossInputs.Of(impact, instances);
        var coverage = new RangeCoverage(inputs.Sum(i => i.Instances.Count), instances.Select(i => i.Id).Distinct(StringComparer.Ordinal).Count());
        var simulation = inputs.Count == 0 ? null : LossModel.Simulate(inputs, [.. impact.Tolerance.OrderBy(p => p.Amount).ThenBy(p => p.Probability)], options);
        var judge = new ToleranceJudge(coverage, unused.Count, trusted, impact.Currency);
        return new LossAssessment
        {
            Currency = impact.Currency,
            Trusted = trusted,
            Coverage = coverage,
            Simulation = simulation,
            Ranges = [.. inputs.Select(OwnerRange.Of)],
            Assumptions = LossAssumption.All,
            Tolerance = [.. (simulation?.Tolerance ?? []).Select(judge.Judge)],
            Unused = unused,
        };
    }
}
