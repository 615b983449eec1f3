using System.Text;

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
        var (left, right) = (x!.Split('/'), y!.Split('/'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            // UTF-8 keeps the order of code points; UTF-16 does not, beyond the basic plane.
            var order = Encoding.UTF8.GetBytes(left[i]).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right[i]));
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
