namespace Proofmark.Risk.Scoring;

/// <summary>Logarithm of the gamma function by the approximation of C. Lanczos (SIAM J. Numer. Anal. B 1, 1964), g = 7, nine terms.</summary>
internal static class GammaFunction
{
    private const double G = 7;

    private static readonly double[] Terms =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>ln Γ(x) for x &gt; 0, to about 15 digits.</summary>
    public static double Log(double x)
    {
        if (x < 0.5)
        {
            // Reflection formula (DLMF 5.5.3).
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - Log(1 - x);
        }

        var z = x - 1;
        var sum = Terms[0];
        for (var i = 1; i < Terms.Length; i++)
        {
            sum += Terms[i] / (z + i);
        }

        var t = z + G + 0.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((z + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
