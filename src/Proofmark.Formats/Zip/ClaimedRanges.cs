using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>The parts of a file that headers lay claim to.</summary>
internal sealed class ClaimedRanges
{
    private readonly List<(ByteRange Range, string? Member)> claims = [];

    public void Add(long start, long end, string? member = null)
    {
        if (end > start)
        {
            claims.Add((new ByteRange(start, end - start), member));
        }
    }

    /// <summary>Reports members that share bytes and returns the gaps that nobody claims, in order.</summary>
    public List<ByteRange> Settle(long fileLength, AnomalyLog anomalies)
    {
        claims.Sort(static (left, right) => left.Range.Start.CompareTo(right.Range.Start));
        var gaps = new List<ByteRange>();
        long covered = 0;
        foreach (var (range, member) in claims)
        {
            if (range.Start > covered)
            {
                gaps.Add(new ByteRange(covered, range.Start - covered));
            }
            else if (range.Start < covered)
            {
                anomalies.Add("zip-members-overlap", "Parts of the archive share bytes: a decompression bomb, or content that readers take from different places.", range.Start, deceptive: true, member);
            }

            covered = Math.Max(covered, range.End);
        }

        if (covered < fileLength)
        {
            gaps.Add(new ByteRange(covered, fileLength - covered));
        }

        return gaps;
    }

    /// <summary>True when an offset lies inside the bytes of a member.</summary>
    public bool IsInsideMember(long offset) => claims.Exists(claim => claim.Member is not null && offset > claim.Range.Start && offset < claim.Range.End);
}
