using Proofmark.Core;
using Proofmark.Interchange.Sarif;

namespace Proofmark.App.Evidence.Importing.Formats;

/// <summary>Maps one run.</summary>
internal static class SarifRunImport
{
    public static Taken Take(SarifRunView run, ImportTarget target)
    {
        var matches = run.Files.GroupBy(f => f.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(f => target.Match(f.Path, f.Digest)), StringComparer.Ordinal);
        if (target.File is { } file && matches.ContainsValue(BytesMatch.Other) && !matches.ContainsValue(BytesMatch.Same))
        {
            return new Taken([], [$"{file.Name}: the run of {run.Tool} names other bytes than those here"], []);
        }

        var leftOut = matches.Where(m => m.Value == BytesMatch.Other).Select(m => $"{m.Key}: the run of {run.Tool} names other bytes than those here").ToList();
        return target.File is not null && matches.ContainsValue(BytesMatch.Same)
            ? new Taken([OfFile(run, target.File, [.. matches.Where(m => m.Value == BytesMatch.Same).Select(m => m.Key)])], leftOut, [])
            : new Taken([OfAll(run, matches, target), .. Clean(run, matches, target)], leftOut, []);
    }

    // A result that names no file may be about any.
    private static Observation OfFile(SarifRunView run, Subject file, IReadOnlyList<string> names)
    {
        var gaps = run.Gaps().ToList();
        var results = run.Results.Where(r => run.PathOf(r) is not { } path || names.Contains(path, StringComparer.Ordinal));
        return Observation(run, file, new Coverage(1, 1, "files", gaps), results) with { NamesBytes = true };
    }

    private static Observation OfAll(SarifRunView run, Dictionary<string, BytesMatch> matches, ImportTarget target)
    {
        var others = matches.Where(m => m.Value == BytesMatch.Other).Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        List<UnreadPart> gaps = [.. run.Gaps(), .. others.Select(o => ImportNames.Unread(o, "other-bytes", "The run looked at other bytes than those here."))];
        var results = run.Results.Where(r => run.PathOf(r) is not { } path || !others.Contains(path));
        return Observation(run, target.Subject, new Coverage(matches.Count - others.Count, matches.Count, "files", gaps), results);
    }

    private static IEnumerable<Observation> Clean(SarifRunView run, Dictionary<string, BytesMatch> matches, ImportTarget target)
    {
        var found = run.Results.Where(SarifRunView.IsFound).Select(run.PathOf).ToHashSet(StringComparer.Ordinal);
        if (run.Gaps().Any() || found.Contains(null))
        {
            return [];
        }

        return run.Files.Where(f => f.Digest is not null && matches[f.Path] == BytesMatch.Same && !found.Contains(f.Path)).DistinctBy(f => f.Path)
            .Select(f => Observation(run, target.Bytes(f.Path, f.Digest!), Coverage.Full(1, "files"), []) with { NamesBytes = true });
    }

    private static Observation Observation(SarifRunView run, Subject subject, Coverage coverage, IEnumerable<SarifResult> results) => new()
    {
        Check = $"import.sarif.{ImportNames.Slug(run.Tool)}",
        Title = $"Run of {run.Tool}",
        Subject = subject,
        Looked = true,
        Coverage = coverage,
        Findings = [.. results.Where(SarifRunView.IsFound).Select(r => Finding(run, r, subject))],
        Time = run.Time,
        ToolName = run.Tool,
        ToolVersion = run.Version,
    };

    private static Finding Finding(SarifRunView run, SarifResult result, Subject subject)
    {
        var id = run.RuleOf(result);
        var rule = run.Rule(id);
        var region = SarifRunView.Place(result)?.Region;
        return new Finding
        {
            RuleId = id,
            Severity = run.SeverityOf(result),
            Message = ImportNames.Text(result.Message?.Text ?? rule?.ShortDescription?.Text, id),
            Why = ImportNames.Text(rule?.FullDescription?.Text ?? rule?.ShortDescription?.Text, $"{run.Tool} reports it."),
            Fix = ImportNames.Text(rule?.Help?.Text, $"See what {run.Tool} says about {id}."),
            Location = new Location(run.PathOf(result) ?? subject.Name, Line: region?.StartLine, Column: region?.StartColumn),
            Components = subject.Kind == SubjectKind.Component ? [subject.Name] : [],
        };
    }
}
