using Proofmark.Formats.Pickle;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Globals;

/// <summary>Judges one global by the lists. Exact denial comes before exact allowance, which comes before denial of whole modules.</summary>
internal static class GlobalJudge
{
    private const string AnyModule = "*";

    // Real names have a handful of parts; the bound keeps a hostile name from costing more than its length.
    private const int MaxParts = 16;
    private const int MaxLength = 1024;

    /// <summary>The verdict on a global that a pickle reaches in some way, and the group that decided; no group for a global on neither list.</summary>
    public static (Verdict Verdict, GlobalGroup? Group) Judge(GlobalLists lists, string module, string name, PickleReach reach)
    {
        if (module.Length + name.Length > MaxLength || module.AsSpan().Count('.') + name.AsSpan().Count('.') >= MaxParts)
        {
            return (Verdict.Suspicious, null);
        }

        var group = Find(lists, module, name);
        return group is null
            ? (reach == PickleReach.Import ? Verdict.NotEstablished : Verdict.Suspicious, null)
            : (group.VerdictOn(reach), group);
    }

    /// <summary>The group that a global belongs to; null when it is on neither list.</summary>
    public static GlobalGroup? Find(GlobalLists lists, string module, string name)
    {
        var path = module.Length == 0 ? name : name.Length == 0 ? module : $"{module}.{name}";
        return ExactDenial(lists.Denied, path)
            ?? lists.Allowed.FindExact(module, name)
            ?? AllowedMethod(lists, module, name)
            ?? Worse(ModuleDenial(lists.Denied, path), InnerDenial(lists.Denied, name))
            ?? AnyModuleDenial(lists.Denied, name);
    }

    /// <summary>The group of methods that are harmless as values on every allowed class; null for any other name.</summary>
    private static GlobalGroup? AllowedMethod(GlobalLists lists, string module, string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && lists.Allowed.FindExact(module, name[..dot]) is not null
            ? lists.Allowed.FindExact(AnyModule, name[(dot + 1)..])
            : null;
    }

    /// <summary>The group that lists a name exactly. A dotted path may be cut into module, name and further attributes at any dot.</summary>
    public static GlobalGroup? ExactDenial(GlobalTable denied, string path)
    {
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            for (var end = path.Length; end > dot; end = path.LastIndexOf('.', end - 1))
            {
                if (denied.FindExact(path[..dot], path[(dot + 1)..end]) is { } group)
                {
                    return group;
                }
            }
        }

        return null;
    }

    /// <summary>The group that lists a module on the path with everything in it.</summary>
    public static GlobalGroup? ModuleDenial(GlobalTable denied, string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (denied.FindModule(path[..end]) is { } group)
            {
                return group;
            }
        }

        return null;
    }

    private static GlobalGroup? Worse(GlobalGroup? outer, GlobalGroup? inner) =>
        outer is null || (inner is not null && (inner.Reached, inner.Imported).CompareTo((outer.Reached, outer.Imported)) > 0) ? inner : outer;

    // "os.system" taken as an attribute of some other module.
    private static GlobalGroup? InnerDenial(GlobalTable denied, string name)
    {
        for (var start = 0; name.IndexOf('.', start) is var dot and > 0; start = dot + 1)
        {
            var rest = name[start..];
            if ((ExactDenial(denied, rest) ?? ModuleDenial(denied, rest)) is { } group)
            {
                return group;
            }
        }

        return null;
    }

    private static GlobalGroup? AnyModuleDenial(GlobalTable denied, string name)
    {
        foreach (var part in name.Split('.'))
        {
            if (denied.FindExact(AnyModule, part) is { } group)
            {
                return group;
            }
        }

        return null;
    }
}
