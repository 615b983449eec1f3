using Proofmark.Core;
using Proofmark.Scanning;

namespace Proofmark.Fuzz;

/// <summary>Scans content under a name, for the targets whose checks go by names.</summary>
internal static class ScanNamed
{
    /// <summary>Scans the input behind its first byte, which picks the name.</summary>
    /// <exception cref="InvalidOperationException">A check broke, or failed without a finding.</exception>
    public static void Run(byte[] input, IReadOnlyList<string> names)
    {
        if (input.Length == 0)
        {
            return;
        }

        using var stream = new MemoryStream(input, 1, input.Length - 1, writable: false);
        var result = Scanner.ScanContent(stream, names[input[0] % names.Count], Limits.Default, TimeProvider.System);
        if (result.Outcome == Outcome.Error || (result.Outcome == Outcome.Fail && result.Findings.Count == 0))
        {
            throw new InvalidOperationException($"{result.Outcome} without a reason: {string.Join(", ", result.ReasonCodes)}");
        }
    }
}
