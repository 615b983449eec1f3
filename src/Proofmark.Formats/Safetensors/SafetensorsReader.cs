using Proofmark.Core;

namespace Proofmark.Formats.Safetensors;

/// <summary>Reads the header of safetensors files; tensor data is never read.</summary>
public static class SafetensorsReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">A seekable stream.</param>
    /// <param name="limits">The bounds.</param>
    public static SafetensorsReading Read(Stream file, Limits limits) => new()
    {
        HeaderBytes = 0,
        TensorCount = 0,
        DataTypes = new Dictionary<string, int>(),
        Metadata = new Dictionary<string, string>(),
        Anomalies = [],
        Complete = false,
        Stopped = "not read",
    };
}
