using Proofmark.Core;
using Proofmark.Formats.Pickle;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Reads the checkpoint of an archive, where every reader would see the same one.</summary>
internal sealed class ZipCheckpoint(Stream file, ZipFile archive, TorchZipLayout layout, Limits limits)
{
    private readonly ZipStorages members = new(archive, layout.Root, limits);

    public Checkpoint Read(CancellationToken cancellation)
    {
        var order = ReadByteOrder(out var refusal);
        var builder = new CheckpointBuilder(CheckpointLayout.Zip, new StorageReader(file, archive, order == "big"), limits);
        if (layout.IsTorchScript)
        {
            return builder.Refuse("torchscript", "the file is a TorchScript program, not a checkpoint: save the state_dict of its source model and convert that");
        }

        var deceptive = archive.Anomalies.Concat(layout.Anomalies).FirstOrDefault(static one => one.Deceptive);
        if (!archive.Complete || deceptive is not null || !BeginsAsArchive())
        {
            return builder.Refuse("layout", archive.Stopped ?? deceptive?.Message ?? "something stands in front of the archive: PyTorch would not read the file as one");
        }

        if (refusal is not null || order is not ("little" or "big"))
        {
            return builder.Refuse("byte-order", refusal ?? "the file gives an unknown byte order");
        }

        var pickle = members.Single(layout.Root + "/data.pkl", out refusal);
        if (pickle is null)
        {
            return builder.Refuse("layout", refusal!);
        }

        using var content = archive.OpenMember(pickle)!;
        var graph = PickleGraph.Read(content, limits, cancellation);
        return content.Stopped is null ? builder.Read(graph, members) : builder.Refuse("layout", content.Stopped);
    }

    // torch/serialization.py (_is_zipfile) goes by these four bytes.
    private bool BeginsAsArchive()
    {
        Span<byte> head = stackalloc byte[4];
        return BoundedBytes.ReadAt(file, 0, head) == head.Length && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    // Files without the record were written by versions that knew little-endian machines only.
    private string? ReadByteOrder(out string? refusal)
    {
        var name = layout.Root + "/byteorder";
        if (members.Count(name) == 0)
        {
            refusal = null;
            return "little";
        }

        if (members.Single(name, out refusal) is not { } member)
        {
            return null;
        }

        const int Longest = 16;
        using var content = archive.OpenMember(member)!;
        return System.Text.Encoding.ASCII.GetString(BoundedBytes.ReadAll(content, Longest, out _));
    }
}
