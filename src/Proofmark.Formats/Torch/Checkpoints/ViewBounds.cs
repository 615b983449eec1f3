namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Checks that every index of a view lies inside its storage; all arithmetic is wider than what it is checked against.</summary>
internal static class ViewBounds
{
    /// <summary>Checks a view.</summary>
    /// <param name="shape">Sizes, from 0.</param>
    /// <param name="strides">Strides in elements, from 0.</param>
    /// <param name="offset">First element, from 0.</param>
    /// <param name="size">Bytes of an element.</param>
    /// <param name="available">Bytes of the storage.</param>
    /// <returns>The number of elements, and the bytes between the first and the last of them.</returns>
    /// <exception cref="CheckpointException">The view reaches outside, or its size does not fit 63 bits.</exception>
    public static (long Elements, (long Start, long End) Extent) Check(IReadOnlyList<long> shape, IReadOnlyList<long> strides, long offset, int size, long available)
    {
        if (shape.Count != strides.Count)
        {
            throw new CheckpointException("tensor-shape", $"it has {shape.Count} sizes and {strides.Count} strides");
        }

        // Sizes of 0 are left out of the product, so that what other readers multiply in between cannot overflow either.
        Int128 product = 1;
        Int128 last = offset;
        for (var i = 0; i < shape.Count; i++)
        {
            product *= Math.Max(1, shape[i]);
            last += (Int128)Math.Max(0, shape[i] - 1) * strides[i];
            if (product * size > long.MaxValue || last * size > long.MaxValue)
            {
                throw new CheckpointException("tensor-shape", "its size does not fit 63 bits");
            }
        }

        if (shape.Contains(0))
        {
            return (0, (0, 0));
        }

        return (last + 1) * size <= available
            ? ((long)product, (offset * size, ((long)last + 1) * size))
            : throw new CheckpointException("tensor-outside-storage", $"its last element is number {last} of a storage of {available / size} elements");
    }
}
