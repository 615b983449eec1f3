using Proofmark.Systems.Model;

namespace Proofmark.Risk.Loss;

/// <summary>What the model can compute with. Inside these limits no figure overflows.</summary>
internal static class LossRangeLimits
{
    /// <summary>Most events per year.</summary>
    public const double MostEvents = 1e9;

    /// <summary>Smallest amount.</summary>
    public const double SmallestAmount = 1e-6;

    /// <summary>Greatest amount.</summary>
    public const double GreatestAmount = 1e15;

    /// <summary>Why a range cannot be used; null when it can.</summary>
    public static string? Problem(LossRange range)
    {
        var events = range.EventsPerYear;
        if (!(events.Low >= 0 && events.Low <= events.Mode && events.Mode <= events.High && events.High <= MostEvents))
        {
            return $"events per year must be a lowest, a most likely and a highest number in this order, from 0 to {MostEvents:0e+0}";
        }

        var amounts = range.LossPerEvent;
        return amounts.Low >= SmallestAmount && amounts.Low <= amounts.High && amounts.High <= GreatestAmount
            ? null
            : $"the loss of one event must be a low and a high amount in this order, from {SmallestAmount:0e+0} to {GreatestAmount:0e+0}";
    }

    /// <summary>True for a ceiling in order, from 0 to 1.</summary>
    public static bool IsShare(PertRange range) => range.Low >= 0 && range.Low <= range.Mode && range.Mode <= range.High && range.High <= 1;
}
