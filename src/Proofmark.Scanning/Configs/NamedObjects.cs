using Proofmark.Formats.Pickle;
using Proofmark.Formats.Yaml;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Configs;

/// <summary>Judges what a configuration makes loaders import or call: by the lists for pickles, since the same names do the same harm.</summary>
internal static class NamedObjects
{
    private const int UnknownShown = 8;

    /// <summary>Reads and judges a configuration.</summary>
    /// <param name="text">YAML, or JSON, which YAML includes.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="inspection">Takes what is seen.</param>
    public static void Judge(string text, Place place, Inspection inspection)
    {
        if (!YamlNames.MayHold(text))
        {
            return;
        }

        var naming = YamlNames.Read(text, inspection.Cancellation);
        var unknown = new List<NamedObject>();
        foreach (var named in naming.Names.DistinctBy(static n => (n.Kind, n.Name)))
        {
            var verdict = Judge(named, place, inspection);
            if (verdict == Verdict.NotEstablished)
            {
                unknown.Add(named);
            }
        }

        // Configurations of an application name its own classes; those that come with a model name what its author wants.
        if (unknown.Count > 0 && inspection.ComesWithAModel(place))
        {
            var names = string.Join(", ", unknown.Take(UnknownShown).Select(static n => CallText.Quote(n.Name)));
            inspection.AddUnread(
                place.At() with { Line = unknown[0].Line, Column = unknown[0].Column },
                ScanCodes.UnknownGlobal,
                $"loaders that obey this configuration call names that are on no list: {names}{(unknown.Count > UnknownShown ? $" and {unknown.Count - UnknownShown} more" : "")}");
        }

        // Files that are no YAML to anybody are many, and no matter of a scan unless something in them looks like a name for a loader.
        if (naming.Stopped is { } reason && (text.Contains("!!", StringComparison.Ordinal) || text.Contains("!<", StringComparison.Ordinal) || text.Contains("%TAG", StringComparison.Ordinal)
            || text.Contains("python/", StringComparison.Ordinal) || text.Contains("_target_", StringComparison.Ordinal)))
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, reason);
        }
    }

    private static Verdict Judge(NamedObject named, Place place, Inspection inspection)
    {
        var dot = named.Name.LastIndexOf('.');
        var (module, name) = dot > 0 ? (named.Name[..dot], named.Name[(dot + 1)..]) : named.Kind == NamingKind.TargetKey ? ("", named.Name) : ("builtins", named.Name);
        var (verdict, group) = GlobalJudge.Judge(inspection.Lists, module, name, named.Kind == NamingKind.ImportTag ? PickleReach.Import : PickleReach.New);
        if (group is null)
        {
            return TargetModules.HasClass(named.Name) ? Verdict.Clean : Verdict.NotEstablished;
        }

        verdict = verdict == Verdict.Clean && named.Kind != NamingKind.ImportTag ? group.Constructed : verdict;
        if (verdict >= Verdict.Suspicious)
        {
            var call = named.Kind == NamingKind.ImportTag ? named.Name : $"{named.Name}({string.Join(", ", named.Arguments.Select(CallText.Quote))})";
            inspection.Add(
                verdict == Verdict.Malicious ? ScanRules.ConfigMalicious : ScanRules.ConfigSuspicious,
                place.At() with { Line = named.Line, Column = named.Column },
                $"{By(named.Kind)} {(named.Kind == NamingKind.ImportTag ? "imports" : "calls")} {call}.",
                $"{named.Name} {group.Why} ({group.Capabilities.ToString().ToLowerInvariant()}).",
                call,
                group.References);
        }

        return verdict;
    }

    private static string By(NamingKind kind) => kind == NamingKind.TargetKey ? "A loader, told to make the object that this key names," : "An unsafe loader of YAML";
}
