namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>A dimension of a view.</summary>
/// <param name="Size">Positions, at least 1.</param>
/// <param name="Stride">Elements of the storage between neighbours, from 0.</param>
internal readonly record struct Dimension(long Size, long Stride);

/// <summary>Puts shapes of views into their simplest form.</summary>
internal static class ViewShape
{
    /// <summary>Leaves out dimensions of size 1 and joins neighbours that lie one after the other: a contiguous tensor becomes one dimension of stride 1, or none.</summary>
    public static Dimension[] Simplify(IReadOnlyList<long> shape, IReadOnlyList<long> strides)
    {
        var dimensions = new List<Dimension>(shape.Count);
        for (var i = 0; i < shape.Count; i++)
        {
            if (shape[i] == 1)
            {
                continue;
            }

            if (dimensions is [.., var last] && (UInt128)(ulong)last.Stride == (UInt128)(ulong)strides[i] * (ulong)shape[i])
            {
                dimensions[^1] = new Dimension(last.Size * shape[i], strides[i]);
            }
            else
            {
                dimensions.Add(new Dimension(shape[i], strides[i]));
            }
        }

        return [.. dimensions];
    }

    /// <summary>True when the elements lie one after the other in the storage.</summary>
    public static bool IsContiguous(ReadOnlySpan<Dimension> dimensions) => dimensions is [] or [{ Stride: 1 }];

    /// <summary>Elements of a view.</summary>
    public static long Count(ReadOnlySpan<Dimension> dimensions)
    {
        long count = 1;
        foreach (var dimension in dimensions)
        {
            count *= dimension.Size;
        }

        return count;
    }
}
