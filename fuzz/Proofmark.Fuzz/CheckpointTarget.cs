using System.IO.Compression;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Torch.Checkpoints;

namespace Proofmark.Fuzz;

/// <summary>Feeds the reader of checkpoints with pickles beside an honest storage, and copies what it takes for tensors.</summary>
internal static class CheckpointTarget
{
    private const long MaxCopied = 4 * 1024 * 1024;

    private static readonly byte[] Storage = new byte[256];
    private static readonly Limits Bounds = Limits.Default with { MaxRepeatedTensorBytes = MaxCopied, MaxCheckpointValueBytes = 16 * 1024 * 1024 };

    public static FuzzTarget Target { get; } = new("checkpoint", Run, Seeds, MaxAllocatedBytes: 128 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        Read(Archive(input));
        Read(input);
    }

    private static void Read(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        if (CheckpointReader.Read(stream, Bounds, CancellationToken.None) is not { Problems.Count: 0 } checkpoint)
        {
            return;
        }

        foreach (CheckpointTensor tensor in checkpoint.Tensors)
        {
            using var data = new MemoryStream();
            checkpoint.CopyTo(tensor, data, CancellationToken.None);
            if (data.Length != tensor.ByteCount || data.Length > MaxCopied + file.Length)
            {
                throw new InvalidOperationException("a tensor has another size than it says, or more than it may");
            }
        }
    }

    private static IEnumerable<byte[]> Seeds()
    {
        const string Tensor = "ctorch._utils\n_rebuild_tensor_v2\n((S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI64\ntQI1\n(I2\nI3\nt(I3\nI5\ntI00\nNtR";
        yield return Encoding.Latin1.GetBytes($"(dS'w'\n{Tensor}s.");
        yield return Encoding.Latin1.GetBytes($"(lp0\n{Tensor}p1\nag1\nag0\na.");
        yield return Encoding.Latin1.GetBytes($"ccollections\nOrderedDict\n(tRp0\nS'a'\nctorch._utils\n_rebuild_parameter\n({Tensor}I01\nNtRs(dS'_metadata'\nI1\nsb.");
        yield return Encoding.Latin1.GetBytes($"ccopy_reg\n_reconstructor\n(cm\nNet\nc__builtin__\nobject\nNtR(dS'_parameters'\n(dS'w'\n{Tensor}ssS'_modules'\n(dsb.");
    }

    private static byte[] Archive(byte[] pickle)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[] { ("archive/data.pkl", pickle), ("archive/data/0", Storage) })
            {
                using Stream member = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                member.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
