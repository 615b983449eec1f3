using Proofmark.Core;

namespace Proofmark.Scanning.Verdicts;

/// <summary>
/// Counts what all compressed data of a file becomes together: packed members in packed archives multiply their ratios, and many small ones each stay
/// below the bound of one.
/// </summary>
/// <param name="limits">The bounds.</param>
/// <param name="fileLength">Length of the file in bytes, by which its content is measured.</param>
internal sealed class UnpackMeter(Limits limits, long fileLength)
{
    private long left = Math.Min(limits.MaxUnpackedBytes, Math.Max(2L * limits.MaxBufferedMemberBytes, fileLength * limits.MaxUnpackRatio));

    private int containers;

    /// <summary>True when the file has had as many archives inside archives as are opened.</summary>
    public bool HasManyContainers => containers > limits.MaxNestedContainers;

    /// <summary>Counts an archive inside another.</summary>
    public void TakeContainer() => containers++;

    /// <summary>The bounds for the next compressed data.</summary>
    public Limits Limits => limits with { MaxBufferedMemberBytes = (int)Math.Min(limits.MaxBufferedMemberBytes, Math.Max(0, left)) };

    /// <summary>Counts bytes that came out.</summary>
    public void Take(long bytes) => left -= bytes;
}
