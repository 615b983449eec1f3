using Proofmark.Formats.Pickle;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Makes one finding of each callable that a pickle reaches, whatever the number of ways in which it does.</summary>
internal static class CallableFindings
{
    private const int NamesShown = 8;

    private readonly record struct Judgement(PickleCallable Callable, Verdict Verdict, GlobalGroup? Group);

    /// <summary>Judges every callable of a reading.</summary>
    public static void Add(PickleReading reading, Place place, Inspection inspection)
    {
        var worst = new Dictionary<(string, string), Judgement>();
        var order = new List<(string, string)>();
        // What is only called in ways that were followed is judged by what came of it.
        foreach (var callable in reading.Callables.Where(c => !c.IsFollowed && !(place.IsTorchScript && IsScriptClass(c))))
        {
            var judgement = Judge(callable, inspection.Lists);
            if (judgement.Verdict == Verdict.Clean)
            {
                continue;
            }

            var key = (callable.Module, callable.Name);
            if (!worst.TryGetValue(key, out var known))
            {
                order.Add(key);
                worst.Add(key, judgement);
            }
            else if (judgement.Verdict > known.Verdict
                || (judgement.Verdict == known.Verdict && Strength(callable.Reach) > Strength(known.Callable.Reach)))
            {
                worst[key] = judgement;
            }
        }

        foreach (var key in order)
        {
            Report(worst[key], place, inspection);
        }

        ReportUnknown([.. order.Select(k => worst[k]).Where(j => j.Verdict == Verdict.NotEstablished)], place, inspection);
    }

    // A class that the archive's own TorchScript defines, which is judged as such; no Python module has this name.
    private static bool IsScriptClass(PickleCallable callable) =>
        callable is { Resolved: true, Reach: PickleReach.Import or PickleReach.New or PickleReach.SetState }
        && (callable.Module == "__torch__" || callable.Module.StartsWith("__torch__.", StringComparison.Ordinal)) && !callable.Name.Contains('.', StringComparison.Ordinal);

    private static Judgement Judge(PickleCallable callable, GlobalLists lists)
    {
        var (verdict, group) = GlobalJudge.Judge(lists, callable.Module, callable.Name, callable.Reach);
        if (!callable.Resolved && verdict < Verdict.Suspicious)
        {
            (verdict, group) = (Verdict.Suspicious, null);
        }

        return new Judgement(callable, verdict, group);
    }

    private static void Report(Judgement judgement, Place place, Inspection inspection)
    {
        var (callable, verdict, group) = judgement;
        var rule = verdict switch
        {
            Verdict.Malicious => ScanRules.MaliciousCall,
            Verdict.Suspicious => ScanRules.SuspiciousCall,
            _ => ScanRules.UnknownGlobal,
        };
        inspection.Add(rule, place.At(callable.Offset), Message(callable), Why(callable, group), callable.Call, References(callable, group));
    }

    private static void ReportUnknown(IReadOnlyList<Judgement> unknown, Place place, Inspection inspection)
    {
        if (unknown.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", unknown.Take(NamesShown).Select(j => QualifiedName(j.Callable)));
        var more = unknown.Count > NamesShown ? $" and {unknown.Count - NamesShown} more" : "";
        inspection.AddUnread(
            place.At(unknown[0].Callable.Offset), ScanCodes.UnknownGlobal, $"imported, but on no list, so that it is not known what they do: {names}{more}");
    }

    private static string Message(PickleCallable callable)
    {
        var times = callable.Occurrences > 1 ? $" ({callable.Occurrences} times)" : "";
        var written = callable.AsWritten is { } text ? $", written as {text}" : "";
        return callable.Reach switch
        {
            PickleReach.Call => $"Loading calls {callable.Call}{written}{times}.",
            PickleReach.New => $"Loading makes an instance: {callable.Call}{written}{times}.",
            PickleReach.SetState => $"Loading puts state of the file's choice into {QualifiedName(callable)}{written}{times}.",
            PickleReach.Mutate => $"Loading calls methods of {QualifiedName(callable)}{written}{times}.",
            _ => $"Loading imports {QualifiedName(callable)}{written}{times}.",
        };
    }

    private static string Why(PickleCallable callable, GlobalGroup? group)
    {
        if (group is not null)
        {
            return $"{QualifiedName(callable)} {group.Why} ({Lends(group)}).";
        }

        return callable.Resolved
            ? $"{QualifiedName(callable)} is on no list: what it does with data of the file's choice is not known."
            : "What is called is itself computed while loading, so it cannot be told beforehand.";
    }

    private static string Lends(GlobalGroup group) => group.Capabilities.ToString().ToLowerInvariant();

    private static IEnumerable<string> References(PickleCallable callable, GlobalGroup? group)
    {
        if (group is null)
        {
            return [];
        }

        var name = QualifiedName(callable);
        return group.References.Concat(group.Advisories
            .Where(a => a.Skip(1).Any(about => name == about || name.StartsWith(about + ".", StringComparison.Ordinal)))
            .Select(a => a[0]));
    }

    private static string QualifiedName(PickleCallable callable) =>
        callable.Module.Length == 0 ? callable.Name : callable.Name.Length == 0 ? callable.Module : $"{callable.Module}.{callable.Name}";

    private static int Strength(PickleReach reach) => reach switch
    {
        PickleReach.Call => 4,
        PickleReach.New => 3,
        PickleReach.SetState => 2,
        PickleReach.Mutate => 1,
        _ => 0,
    };
}
