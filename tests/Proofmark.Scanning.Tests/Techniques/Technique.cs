using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>A published way to get code past a scanner, as bytes that are never loaded.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Source">Advisory, CVE, paper or issue that tells of it.</param>
/// <param name="File">Name of the file, as victims have it.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Least">The least verdict that counts as caught.</param>
/// <param name="Twin">A file of the same shape without harm; null where the shape itself has no innocent use.</param>
internal sealed record Technique(string Name, string Source, string File, byte[] Bytes, Verdict Least = Verdict.Malicious, byte[]? Twin = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Source})";
}
