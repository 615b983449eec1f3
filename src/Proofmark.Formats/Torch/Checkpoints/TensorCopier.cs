namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Writes a view of a storage as contiguous little-endian elements, in bounded memory whatever the view is.</summary>
internal sealed class TensorCopier(Stream storage, CheckpointTensor tensor, bool bigEndian)
{
    private const int ChunkBytes = 1024 * 1024;

    private readonly int size = tensor.Type.Size;

    public void CopyTo(Stream destination, CancellationToken cancellation)
    {
        if (tensor.Elements == 0)
        {
            return;
        }

        var dimensions = ViewShape.Simplify(tensor.Shape, tensor.Strides);
        if (ViewShape.IsContiguous(dimensions))
        {
            CopyRun(destination, cancellation);
        }
        else
        {
            new ViewGatherer(new StorageWindow(storage, tensor.Extent.End - tensor.Extent.Start), size).Gather(
                dimensions,
                tensor.Offset,
                slab =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    Write(slab, destination);
                });
        }
    }

    private void CopyRun(Stream destination, CancellationToken cancellation)
    {
        var buffer = new byte[(int)Math.Min(ChunkBytes, tensor.ByteCount)];
        storage.Position = tensor.Offset * size;
        for (var left = tensor.ByteCount; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var chunk = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            StorageWindow.Fill(storage, chunk);
            Write(chunk, destination);
            left -= chunk.Length;
        }
    }

    private void Write(Span<byte> elements, Stream destination)
    {
        var swapped = tensor.Type.SwappedBytes;
        for (var i = 0; bigEndian && swapped > 1 && i < elements.Length; i += swapped)
        {
            elements.Slice(i, swapped).Reverse();
        }

        destination.Write(elements);
    }
}
