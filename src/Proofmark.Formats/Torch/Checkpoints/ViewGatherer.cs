namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>
/// Gathers a view in slabs of output. Each slab is filled in the order in which its elements lie in the storage, so that a transposed matrix of any
/// size costs neither its whole size in memory nor a system call for each element.
/// </summary>
internal sealed class ViewGatherer(StorageWindow window, int size)
{
    private const int SlabBytes = 64 * 1024 * 1024;

    // Up to here more bytes are read than are used, rather than many small runs.
    private const int DenseRatio = 8;

    private byte[] slab = [];

    /// <summary>Takes a slab; it is used again afterwards.</summary>
    public delegate void SlabWriter(Span<byte> elements);

    /// <summary>Gathers.</summary>
    /// <param name="dimensions">A view as <see cref="ViewShape.Simplify"/> gives it.</param>
    /// <param name="offset">Its first element.</param>
    /// <param name="write">Receives the elements in row-major order.</param>
    public void Gather(ReadOnlySpan<Dimension> dimensions, long offset, SlabWriter write)
    {
        // Checked before anything is read: no view passes that has more elements than fit a file.
        var row = dimensions.IsEmpty ? size : ViewShape.Count(dimensions[1..]) * size;
        if (dimensions.IsEmpty || ViewShape.Count(dimensions) * size <= SlabBytes)
        {
            write(Fill(dimensions, offset));
            return;
        }

        var rows = Math.Max(1, SlabBytes / row);
        for (long at = 0; at < dimensions[0].Size; at += rows)
        {
            var first = offset + (at * dimensions[0].Stride);
            if (row > SlabBytes)
            {
                Gather(dimensions[1..], first, write);
            }
            else
            {
                Dimension[] part = [dimensions[0] with { Size = Math.Min(rows, dimensions[0].Size - at) }, .. dimensions[1..]];
                write(Fill(part, first));
            }
        }
    }

    private Span<byte> Fill(ReadOnlySpan<Dimension> dimensions, long offset)
    {
        var axes = Axis.InStorageOrder(dimensions);
        var bytes = (int)(ViewShape.Count(dimensions) * size);
        slab = slab.Length >= bytes ? slab : new byte[bytes];
        window.ReadsAhead = axes.Sum(static axis => (axis.Size - 1) * axis.Stride) * size <= (long)DenseRatio * bytes;
        Scatter(axes, offset, 0);
        return slab.AsSpan(0, bytes);
    }

    private void Scatter(ReadOnlySpan<Axis> axes, long from, long to)
    {
        if (axes.Length <= 1)
        {
            ScatterRun(axes.IsEmpty ? new Axis(1, 0, 0) : axes[0], from, to);
            return;
        }

        for (long i = 0; i < axes[0].Size; i++)
        {
            Scatter(axes[1..], from + (i * axes[0].Stride), to + (i * axes[0].Step));
        }
    }

    private void ScatterRun(Axis axis, long from, long to)
    {
        // As many elements as one run of bytes may hold, gaps included.
        var most = axis.Stride == 0 ? axis.Size : Math.Max(1, ((StorageWindow.MaxRun / size) - 1) / axis.Stride);
        for (long at = 0; at < axis.Size; at += most)
        {
            var count = (int)Math.Min(most, axis.Size - at);
            var span = ((count - 1) * axis.Stride) + 1;
            var run = window.Run((from + (at * axis.Stride)) * size, (int)(span * size));
            Place(run, axis, count, to + (at * axis.Step));
        }
    }

    private void Place(ReadOnlySpan<byte> run, Axis axis, int count, long to)
    {
        if (axis is { Stride: 1, Step: 1 })
        {
            run.CopyTo(slab.AsSpan((int)(to * size)));
            return;
        }

        for (var i = 0; i < count; i++)
        {
            run.Slice((int)(i * axis.Stride) * size, size).CopyTo(slab.AsSpan((int)(to + (i * axis.Step)) * size));
        }
    }

    /// <summary>A dimension with its place in the output.</summary>
    /// <param name="Size">Positions.</param>
    /// <param name="Stride">Elements of the storage between neighbours.</param>
    /// <param name="Step">Elements of the output between neighbours.</param>
    private readonly record struct Axis(long Size, long Stride, long Step)
    {
        /// <summary>The dimensions, those of the widest strides first.</summary>
        public static Axis[] InStorageOrder(ReadOnlySpan<Dimension> dimensions)
        {
            var axes = new Axis[dimensions.Length];
            long step = 1;
            for (var i = dimensions.Length - 1; i >= 0; i--)
            {
                axes[i] = new Axis(dimensions[i].Size, dimensions[i].Stride, step);
                step *= dimensions[i].Size;
            }

            return [.. axes.OrderByDescending(static axis => axis.Stride)];
        }
    }
}
