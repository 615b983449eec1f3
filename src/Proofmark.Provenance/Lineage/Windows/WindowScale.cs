using Proofmark.Core;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>
/// How grave a window is: length (1 up to a day, 2 up to 30 days, 3 longer or unknown) times actors (1 the signer, 2 the platform, 3 anybody with access to where the bytes lie)
/// times reach (1 the last step, 2 up to three later steps build on it, 3 more). The scale is this project's own, ordinal, and no likelihood.
/// </summary>
internal static class WindowScale
{
    public const int Signer = 1;
    public const int Platform = 2;
    public const int Anybody = 3;

    public static Severity Of(DateTimeOffset? from, DateTimeOffset? until, int actors, int laterSteps)
    {
        var length = (until - from) switch
        {
            null => 3,
            { TotalDays: <= 1 } => 1,
            { TotalDays: <= 30 } => 2,
            _ => 3,
        };
        var reach = laterSteps switch { 0 => 1, <= 3 => 2, _ => 3 };
        return (length * actors * reach) switch { <= 3 => Severity.Low, <= 9 => Severity.Medium, <= 18 => Severity.High, _ => Severity.Critical };
    }
}
