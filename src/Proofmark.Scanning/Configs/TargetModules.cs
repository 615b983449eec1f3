using System.Collections.Frozen;
using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning.Configs;

/// <summary>The modules of <c>target-modules.txt</c>.</summary>
internal static class TargetModules
{
    private static readonly FrozenSet<string> Known = Load();

    /// <summary>True for a class of a known module.</summary>
    public static bool HasClass(string name)
    {
        var last = name.LastIndexOf('.');
        if (last <= 0 || last == name.Length - 1 || !char.IsAsciiLetterUpper(name[last + 1]) || name.Contains("__", StringComparison.Ordinal)
            || !name.All(static c => c is '.' or '_' || char.IsLetterOrDigit(c)))
        {
            return false;
        }

        for (var end = last; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            if (Known.Contains(name[..end]))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Load() =>
        GlobalLists.TextOf("target-modules.txt").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static l => l[0] != '#').ToFrozenSet(StringComparer.Ordinal);
}
