using Proofmark.Core;
using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning.Verdicts;

/// <summary>What has been seen of one file so far. Things are only added, so more content never improves the verdict.</summary>
internal sealed class Inspection(Limits limits, GlobalLists lists, CancellationToken cancellation)
{
    private readonly List<Finding> findings = [];
    private readonly List<UnreadPart> unread = [];
    private readonly SortedSet<string> inert = new(StringComparer.Ordinal);
    private int omitted;
    private long unpacked;

    public Limits Limits { get; } = limits;

    public GlobalLists Lists { get; } = lists;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>What was not seen.</summary>
    public IReadOnlyList<UnreadPart> Unread => unread;

    /// <summary>Why content is not a matter of this check.</summary>
    public IReadOnlyCollection<string> Inert => inert;

    /// <summary>The worst verdict so far.</summary>
    public Verdict Worst { get; private set; }

    /// <summary>Length of the file in bytes; what compressed data in it may become is measured by it.</summary>
    public long FileLength { get; init; }

    /// <summary>
    /// Bytes that compressed data of the file may still become, all of it together: packed members in packed archives multiply their ratios, and many small
    /// ones each stay below the bound of one.
    /// </summary>
    public long UnpackRoom =>
        Math.Max(0, Math.Min(Limits.MaxUnpackedBytes, Math.Max(2L * Limits.MaxBufferedMemberBytes, FileLength * Limits.MaxUnpackRatio)) - unpacked);

    /// <summary>True once some content was judged by a format check.</summary>
    public bool Judged { get; set; }

    /// <summary>Number of findings that were not kept, because a file holds more than the bound.</summary>
    public int Omitted => omitted;

    /// <summary>Adds a finding of a rule.</summary>
    public void Add(ScanRule rule, Location location, string message, string why, string? call = null, IEnumerable<string>? references = null)
    {
        Raise(rule.Severity switch
        {
            Severity.Critical => Verdict.Malicious,
            Severity.Info => Verdict.Clean,
            _ => Verdict.Suspicious,
        });

        // What decides has room of its own, so that remarks cannot crowd it out.
        if (findings.Count >= Limits.MaxFindings * (rule.Severity == Severity.Info ? 1L : 2L))
        {
            omitted++;
            return;
        }

        findings.Add(new Finding
        {
            RuleId = rule.Id,
            Severity = rule.Severity,
            Message = message,
            Why = why,
            Fix = rule.Fix,
            Location = location,
            Call = call,
            References = [.. rule.References.Concat(references ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        });
    }

    /// <summary>Says that a part was not seen.</summary>
    public void AddUnread(Location location, string code, string reason)
    {
        Raise(Verdict.NotEstablished);
        if (unread.Count < Limits.MaxFindings)
        {
            unread.Add(new UnreadPart(location, code, reason));
        }
        else
        {
            omitted++;
        }
    }

    /// <summary>Takes bytes that came out of compressed data.</summary>
    public void TakeUnpacked(long bytes) => unpacked += bytes;

    /// <summary>Says that content is not a matter of this check.</summary>
    public void AddInert(string code) => inert.Add(code);

    private void Raise(Verdict verdict) => Worst = verdict > Worst ? verdict : Worst;
}
