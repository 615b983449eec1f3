namespace Proofmark.Risk.Assessments;

/// <summary>A share of things that have evidence.</summary>
/// <param name="With">How many have live evidence.</param>
/// <param name="Of">How many there are.</param>
public sealed record EvidenceCoverage(int With, int Of)
{
    /// <summary>The share, from 0 to 1; 0 when there is nothing.</summary>
    public double Share => Of == 0 ? 0 : (double)With / Of;
}
