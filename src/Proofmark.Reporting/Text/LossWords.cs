using System.Globalization;
using Proofmark.Risk.Loss;

namespace Proofmark.Reporting.Text;

/// <summary>What every view says about a loss, in the same words.</summary>
internal static class LossWords
{
    /// <summary>What there is to say where no range could be used.</summary>
    public const string NothingSimulated = "No range could be used, so nothing was simulated; that is not a loss of nothing.";

    /// <summary>The figures that are shown, in their order.</summary>
    public static IReadOnlyList<(string Name, Func<LossView, LossFigure> Of)> Rows { get; } =
    [
        ("Expected per year", v => v.ExpectedAnnualLoss),
        ("Half of the years cost at most", v => v.P50),
        ("9 of 10 years cost at most", v => v.P90),
        ("19 of 20 years cost at most", v => v.P95),
        ("Mean of the worst 5 % of the years", v => v.ES95),
    ];

    /// <summary>Whose figures they are and what is not in them.</summary>
    public static string Lead(LossAssessment loss) =>
        $"From the owner's own ranges for {loss.Coverage.With} of {Figures.Count(loss.Coverage.Of, "risk instance")}; what has no range is in no figure.{Unit(loss)}{Trust(loss)}";

    /// <summary>The same for where there is little room.</summary>
    public static string ShortLead(LossAssessment loss) =>
        $"From the owner's own ranges for {loss.Coverage.With} of {Figures.Count(loss.Coverage.Of, "risk instance")}{(loss.Trusted ? "" : ", claims of the assessed tree")}.{Unit(loss)}";

    /// <summary>An amount with what another seed would make of it.</summary>
    public static string Amount(LossFigure figure, string? currency) => $"{Figures.Money(figure.Value, currency)} ± {Figures.Money(figure.StandardError, null)}";

    /// <summary>How the figures were made, in one sentence each.</summary>
    public static string Method(LossSimulation simulation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{LossAssessment.ModelName}, {Figures.Number(simulation.Trials)} simulated years, seed {simulation.Seed}, dependence {Figures.Two(simulation.Dependence)}; figures from draws. "
        + $"A standard error says how far another seed would move a figure, not how good the ranges are.");

    private static string Unit(LossAssessment loss) => loss.Currency is null ? " The owner named no currency: amounts are in the unit of the ranges." : "";

    private static string Trust(LossAssessment loss) =>
        loss.Trusted ? "" : " The ranges stand inside the assessed tree: they are claims, which can show that too much may be lost and never that it may not.";
}
