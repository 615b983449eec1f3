using System.Globalization;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Text;

/// <summary>Numbers for people: two significant digits, invariant culture. JSON keeps full precision.</summary>
public static class Figures
{
    /// <summary>Two significant digits without exponent, for example <c>0.12</c>, <c>3.4</c>, <c>1200</c>.</summary>
    public static string Two(double value)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var scientific = value.ToString("E1", CultureInfo.InvariantCulture);
        var rounded = double.Parse(scientific, CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E') + 1), CultureInfo.InvariantCulture);
        return rounded.ToString($"F{Math.Clamp(1 - exponent, 0, 20)}", CultureInfo.InvariantCulture);
    }

    /// <summary>A share as a percentage; what is not all is never rounded up to all, and what is not none never down to none.</summary>
    public static string Percent(double share) => share switch
    {
        <= 0 => "0 %",
        >= 1 => "100 %",
        < 0.01 => "under 1 %",
        > 0.99 => "over 99 %",
        _ => share.ToString("0 %", CultureInfo.InvariantCulture),
    };

    /// <summary>A coverage as <c>3 of 12 (25 %)</c>.</summary>
    public static string Coverage(EvidenceCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return $"{coverage.With} of {coverage.Of} ({Percent(coverage.Share)})";
    }

    /// <summary>What is left, from the most hopeful to the credited figure, for example <c>0.35 to 1.0</c>.</summary>
    public static string Share(ResidualShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return Two(share.Low) == Two(share.Credited) ? Two(share.Credited) : $"{Two(share.Low)} to {Two(share.Credited)}";
    }

    /// <summary>An amount of the owner's currency, with two significant digits, for example <c>EUR 120,000</c>.</summary>
    public static string Money(double amount, string? currency)
    {
        var rounded = double.Parse(Two(amount), CultureInfo.InvariantCulture);
        var text = rounded.ToString(Math.Abs(rounded) >= 100 ? "#,##0" : "0.##", CultureInfo.InvariantCulture);
        return currency is null ? text : $"{currency} {text}";
    }

    /// <summary>A moment in UTC, to the minute.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A whole number with its thousands apart, for example <c>10,000</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun, for example <c>1 finding</c>, <c>2 findings</c>.</summary>
    public static string Count(long count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
