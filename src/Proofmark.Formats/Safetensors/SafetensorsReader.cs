using System.Buffers.Binary;
using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Safetensors;

/// <summary>Reads the header of safetensors files by the rules of the format's README and reference implementation; tensor data is never read.</summary>
public static class SafetensorsReader
{
    private const int PrefixSize = 8;

    /// <summary>Reads a file.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="limits">The bounds.</param>
    public static SafetensorsReading Read(Stream file, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        var anomalies = new AnomalyLog();
        var parser = new HeaderParser(anomalies, limits.MaxTensors);
        var stopped = Read(file, limits, parser, anomalies, out var headerBytes);
        return new SafetensorsReading
        {
            HeaderBytes = headerBytes,
            TensorCount = parser.Tensors.Count,
            DataTypes = parser.DataTypes,
            Metadata = parser.Metadata,
            Anomalies = anomalies.ToList(),
            Complete = stopped is null,
            Stopped = stopped,
        };
    }

    private static string? Read(Stream file, Limits limits, HeaderParser parser, AnomalyLog anomalies, out ulong headerBytes)
    {
        Span<byte> prefix = stackalloc byte[PrefixSize];
        headerBytes = 0;
        if (BoundedBytes.ReadAt(file, 0, prefix) < PrefixSize)
        {
            return "the file ends inside the header length";
        }

        headerBytes = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerBytes > (ulong)limits.MaxSafetensorsHeaderBytes)
        {
            anomalies.Add("safetensors-header-too-long", $"The header claims {headerBytes} bytes; no reader accepts more than {limits.MaxSafetensorsHeaderBytes}.", 0, deceptive: false);
            return "the header is longer than the limit";
        }

        if (headerBytes > (ulong)(file.Length - PrefixSize))
        {
            anomalies.Add("safetensors-header-outside-file", $"The header claims {headerBytes} bytes, the file is shorter.", 0, deceptive: false);
            return "the file ends inside the header";
        }

        Span<byte> first = stackalloc byte[1];
        if (headerBytes == 0 || BoundedBytes.ReadAt(file, PrefixSize, first) == 0 || first[0] != (byte)'{')
        {
            anomalies.Add("safetensors-header-start", "The header does not begin with '{'.", PrefixSize, deceptive: false);
            return "the header does not begin with '{'";
        }

        // The length is below that of the file here: memory is bounded by bytes that are really there.
        var header = BoundedBytes.ReadAll(new SliceStream(file, PrefixSize, (long)headerBytes), (int)headerBytes, out _);
        return Judge(header, file.Length - PrefixSize - (long)headerBytes, parser, anomalies);
    }

    private static string? Judge(ReadOnlySpan<byte> header, long dataLength, HeaderParser parser, AnomalyLog anomalies)
    {
        var json = header.TrimEnd((byte)' ');
        if (json[^1] != (byte)'}')
        {
            anomalies.Add("safetensors-header-end", "Something other than spaces follows the header's '}'.", PrefixSize + json.Length - 1, deceptive: false);
        }

        var stopped = parser.Parse(json);
        if (stopped is null)
        {
            LayoutRules.Check(parser.Tensors, PrefixSize + header.Length, dataLength, anomalies);
        }

        return stopped;
    }
}
