using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Gguf;

/// <summary>Reads the header of GGUF files (ggml's docs/gguf.md), versions 1 to 3, both byte orders; tensor data and token lists are gone over.</summary>
public static class GgufReader
{
    private const uint Magic = 0x46554747;

    /// <summary>Reads a file.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="limits">The bounds.</param>
    public static GgufReading Read(Stream file, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        var anomalies = new AnomalyLog();
        var cursor = new GgufCursor(new WindowReader(file), limits.MaxGgufMetadataBytes);
        var version = ReadVersion(cursor);
        var tensorCount = cursor.Count();
        var metadataCount = cursor.Count();
        var metadata = new MetadataReader(cursor, anomalies);
        metadata.Read(metadataCount);
        var tensors = new TensorReader(cursor, anomalies, file.Length);
        tensors.Read(tensorCount, limits.MaxTensors);
        long? dataOffset = null;
        if (cursor.Stopped is null)
        {
            dataOffset = (long)TensorReader.Align((ulong)cursor.Position, metadata.Alignment);
            tensors.CheckPlaces(dataOffset.Value, metadata.Alignment);
        }

        var stopped = cursor.Stopped ?? metadata.Lost;
        return new GgufReading
        {
            Version = version,
            BigEndian = cursor.BigEndian,
            TensorCount = tensorCount,
            MetadataCount = metadataCount,
            Texts = metadata.Texts,
            DataOffset = dataOffset,
            Anomalies = anomalies.ToList(),
            Complete = stopped is null,
            Stopped = stopped,
        };
    }

    private static uint ReadVersion(GgufCursor cursor)
    {
        if (cursor.U32() != Magic)
        {
            cursor.Stop("the file does not begin with GGUF");
        }

        var version = cursor.U32();
        if (version != 0 && (version & 0xFFFF) == 0)
        {
            // A big-endian writer: the version is small, so its bytes show the order.
            cursor.BigEndian = true;
            version = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(version);
        }

        cursor.Wide = version >= 2;
        if (version is < 1 or > 3)
        {
            cursor.Stop($"version {version} is not known");
        }

        return version;
    }
}
