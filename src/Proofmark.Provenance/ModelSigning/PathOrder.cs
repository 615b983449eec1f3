namespace Proofmark.Provenance.ModelSigning;

/// <summary>
/// The order of a manifest: paths component by component, each by Unicode code points, parts of a file by where they begin. The reference tool sorts so;
/// the specification asks for code points of the whole name, which differs where a folder's name is the start of a sibling's. Either order verifies, since the root follows the listed one.
/// </summary>
internal sealed class PathOrder : IComparer<string>
{
    public static PathOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length.CompareTo(right.Length) : Rank(left[same]).CompareTo(Rank(right[same]));
    }

    // The end of a component comes before all that may continue it. UTF-16 puts what lies beyond the basic plane, its surrogates, before the end of the plane.
    private static int Rank(char unit) => unit switch
    {
        '/' => -1,
        >= '\uE000' => unit - 0x800,
        >= '\uD800' => unit + 0x2000,
        _ => unit,
    };
}
