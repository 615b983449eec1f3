using System.Collections.Frozen;
using Proofmark.Core.Secrets;
using Proofmark.Core;
using Proofmark.Scanning.Code.Roles;
using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning.Verdicts;

/// <summary>What has been seen of one file so far. Things are only added, so more content never improves the verdict.</summary>
internal sealed class Inspection(Limits limits, GlobalLists lists, CancellationToken cancellation)
{
    private readonly List<Finding> findings = [];
    private readonly List<UnreadPart> unread = [];
    private readonly SortedSet<string> inert = new(StringComparer.Ordinal);
    private int omitted;

    public Limits Limits { get; } = limits;

    public GlobalLists Lists { get; } = lists;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Which files of the tree a loader would import as code.</summary>
    public LoadedCode Code { get; init; } = LoadedCode.None;

    /// <summary>Paths of the files that are scanned along with this one, each judged by itself.</summary>
    public IReadOnlySet<string> Files { get; init; } = FrozenSet<string>.Empty;

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>What was not seen.</summary>
    public IReadOnlyList<UnreadPart> Unread => unread;

    /// <summary>Why content is not a matter of this check.</summary>
    public IReadOnlyCollection<string> Inert => inert;

    /// <summary>The worst verdict so far.</summary>
    public Verdict Worst { get; private set; }

    /// <summary>What compressed data of the file has become; shared with inspections of parts of it.</summary>
    public UnpackMeter Unpacking { get; init; } = new(limits, 0);

    /// <summary>True once some content was judged by a format check.</summary>
    public bool Judged { get; set; }

    /// <summary>Id of the format as which the file as a whole was identified; null before that.</summary>
    public string? Format { get; set; }

    /// <summary>Number of findings that were not kept, because a file holds more than the bound.</summary>
    public int Omitted => omitted;

    /// <summary>True for what its author ships with a model, or the user asks about: a member of an archive, a file that was named, one beside weights.</summary>
    public bool ComesWithAModel(Place place) => place.Member is not null || place.Named || Code.IsBesideWeights(place.Path);

    /// <summary>Adds a finding of a rule.</summary>
    public void Add(ScanRule rule, Location location, string message, string why, string? call = null, IEnumerable<string>? references = null)
    {
        Raise(Of(rule.Severity));

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
            Message = Redaction.OfEvidence(message),
            Why = why,
            Fix = rule.Fix,
            Location = location,
            Call = call is null ? null : Redaction.OfEvidence(call),
            References = [.. rule.References.Concat(references ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        });
    }

    /// <summary>Says that a part was not seen.</summary>
    public void AddUnread(Location location, string code, string reason)
    {
        Raise(Verdict.NotEstablished);
        if (unread.Count < Limits.MaxFindings)
        {
            unread.Add(new UnreadPart(location, code, Redaction.OfEvidence(reason)));
        }
        else
        {
            omitted++;
        }
    }

    /// <summary>Says that content is not a matter of this check.</summary>
    public void AddInert(string code) => inert.Add(code);

    /// <summary>Takes over the findings of another look that are at least this grave.</summary>
    public void Take(Inspection other, Verdict least)
    {
        foreach (var finding in other.findings.Where(f => Of(f.Severity) >= least))
        {
            Raise(Of(finding.Severity));
            if (findings.Count < Limits.MaxFindings * 2L)
            {
                findings.Add(finding);
            }
            else
            {
                omitted++;
            }
        }
    }

    private static Verdict Of(Severity severity) => severity switch
    {
        Severity.Critical => Verdict.Malicious,
        Severity.Info => Verdict.Clean,
        _ => Verdict.Suspicious,
    };

    private void Raise(Verdict verdict) => Worst = verdict > Worst ? verdict : Worst;
}
