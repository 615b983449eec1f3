using System.Buffers;

namespace Proofmark.Formats.Walking;

/// <summary>Names below <c>.git</c> under which git itself writes binary data (gitrepository-layout), and how that data begins.</summary>
internal static class GitName
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private static readonly (string Extension, byte[] Magic)[] PackFiles =
    [
        (".pack", "PACK"u8.ToArray()), (".idx", [0xff, .. "tOc"u8]), (".rev", "RIDX"u8.ToArray()), (".bitmap", "BITM"u8.ToArray()), (".mtimes", "MTME"u8.ToArray()),
    ];

    /// <summary>How a file of this name begins: nothing in particular for a loose object, which is packed; null when git writes no binary data under it.</summary>
    /// <param name="path">Path below <c>.git</c>, with forward slashes.</param>
    public static byte[]? MagicOf(string path) => path.Split('/') switch
    {
        ["modules" or "worktrees", _, .. var rest] => MagicIn(rest),
        var parts => MagicIn(parts),
    };

    // Names of submodules and work trees may hold slashes, so what counts is how the path ends. Objects of Git LFS lie one folder deeper and are models.
    private static byte[]? MagicIn(ReadOnlySpan<string> parts) => parts switch
    {
        [.., "objects", { Length: 2 } folder, { Length: 38 or 62 } name] when IsHex(folder) && IsHex(name) => [],
        [.., "objects", "pack", "multi-pack-index"] => "MIDX"u8.ToArray(),
        [.., "objects", "pack", var name] => OfPack(name),
        [.., "objects", "info", "commit-graph"] => "CGPH"u8.ToArray(),
        [.., "objects", "info", "commit-graphs", var name] when IsHashed(name, "graph-", ".graph") => "CGPH"u8.ToArray(),
        [.., "index"] => "DIRC"u8.ToArray(),
        [.., var name] when IsHashed(name, "sharedindex.", "") => "DIRC"u8.ToArray(),
        _ => null,
    };

    private static byte[]? OfPack(string name)
    {
        foreach (var (extension, magic) in PackFiles)
        {
            if (IsHashed(name, "pack-", extension) || IsHashed(name, "multi-pack-index-", extension))
            {
                return magic;
            }
        }

        return null;
    }

    private static bool IsHashed(string name, string prefix, string suffix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && name.EndsWith(suffix, StringComparison.Ordinal)
        && name.Length - prefix.Length - suffix.Length is 40 or 64
        && IsHex(name.AsSpan(prefix.Length, name.Length - prefix.Length - suffix.Length));

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hex);
}
