using Proofmark.Core;
using Proofmark.Formats.Pickle;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Finds the tensors of PyTorch checkpoints by the symbolic pickle machine: nothing is imported, called or instantiated.</summary>
public static class CheckpointReader
{
    /// <summary>Reads a checkpoint: its pickle and the directory of its storages; tensor data is read by <see cref="Checkpoint.CopyTo"/>.</summary>
    /// <param name="file">A seekable stream; it must stay open while data is copied.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="cancellation">Checked at least every 64 KiB of the pickle.</param>
    /// <returns>The checkpoint, or null when the file has neither layout.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint? Read(Stream file, Limits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        if (ZipFile.Open(file, limits) is { } archive && TorchReader.ReadZip(archive) is { } zip)
        {
            return new ZipCheckpoint(file, archive, zip, limits).Read(cancellation);
        }

        return TorchReader.ReadLegacy(file, limits) is { } legacy ? ReadLegacy(file, legacy, limits, cancellation) : null;
    }

    private static Checkpoint ReadLegacy(Stream file, TorchLegacyLayout layout, Limits limits, CancellationToken cancellation)
    {
        var builder = new CheckpointBuilder(CheckpointLayout.Legacy, new StorageReader(file, null, bigEndian: false), limits);
        const int Programs = 5, System = 2, Object = 3;
        if (layout.Programs.Count < Programs)
        {
            return builder.Refuse("layout", "the file has fewer than five pickles with an end");
        }

        // Storages are written little-endian on every machine, but nobody can test what a big-endian one wrote.
        var system = PickleGraph.Read(Slice(file, layout.Programs[System]), limits, cancellation);
        if (system.Store.Lookup(system.Root, "little_endian"u8) is not { Kind: ValueKind.Bool, Integer: 1 })
        {
            return builder.Refuse("byte-order", "the file does not say that it was written on a little-endian machine");
        }

        return builder.Read(PickleGraph.Read(Slice(file, layout.Programs[Object]), limits, cancellation), new LegacyStorages(layout));
    }

    private static SliceStream Slice(Stream file, ByteRange range) => new(file, range.Start, range.Length);
}
