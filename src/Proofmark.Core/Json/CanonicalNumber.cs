using System.Globalization;

namespace Proofmark.Core.Json;

/// <summary>Numbers as ECMAScript writes them (RFC 8785, 3.2.2.3; ECMA-262, Number::toString).</summary>
internal static class CanonicalNumber
{
    public static string Format(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        // The framework finds the same shortest digits as ECMAScript and only lays them out differently.
        var written = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var e = written.IndexOf('E', StringComparison.Ordinal);
        var mantissa = e < 0 ? written : written[..e];
        var exponent = e < 0 ? 0 : int.Parse(written.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var n = (point < 0 ? all.Length : point) + exponent - (all.Length - digits.Length);
        return (number < 0 ? "-" : "") + Layout(digits.TrimEnd('0'), n);
    }

    // ECMA-262: with k digits, the value is 0.digits times ten to the power of n.
    private static string Layout(string digits, int n) => (digits.Length, n) switch
    {
        (var k, >= 1 and <= 21) when k <= n => digits + new string('0', n - k),
        (_, >= 1 and <= 21) => $"{digits[..n]}.{digits[n..]}",
        (_, > -6 and <= 0) => $"0.{new string('0', -n)}{digits}",
        (1, _) => $"{digits}{Exponent(n - 1)}",
        _ => $"{digits[..1]}.{digits[1..]}{Exponent(n - 1)}",
    };

    private static string Exponent(int value) => string.Create(CultureInfo.InvariantCulture, $"e{(value < 0 ? "-" : "+")}{Math.Abs(value)}");
}
