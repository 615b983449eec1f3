using Proofmark.Core;

namespace Proofmark.Formats.Gguf;

/// <summary>Reads the header of GGUF files, versions 1 to 3, both byte orders; tensor data and token lists are skipped.</summary>
public static class GgufReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="limits">The bounds.</param>
    public static GgufReading Read(Stream file, Limits limits) => new()
    {
        Version = 0,
        BigEndian = false,
        TensorCount = 0,
        MetadataCount = 0,
        Texts = [],
        DataOffset = null,
        Anomalies = [],
        Complete = false,
        Stopped = "not read",
    };
}
