namespace Proofmark.Formats.Safetensors;

/// <summary>What the header of a safetensors file says, checked against the rules of the format.</summary>
public sealed record SafetensorsReading
{
    /// <summary>Length of the JSON header in bytes, as declared.</summary>
    public required ulong HeaderBytes { get; init; }

    /// <summary>Tensors described.</summary>
    public required int TensorCount { get; init; }

    /// <summary>Tensors of each data type, by its name as written.</summary>
    public required IReadOnlyDictionary<string, int> DataTypes { get; init; }

    /// <summary>The free text under <c>__metadata__</c>, values shortened.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>Every broken rule; empty for a file that the reference implementation would load.</summary>
    public required IReadOnlyList<FormatAnomaly> Anomalies { get; init; }

    /// <summary>True when the whole header was read within the limits and could be understood.</summary>
    public required bool Complete { get; init; }

    /// <summary>Why reading ended early; null when <see cref="Complete"/>.</summary>
    public string? Stopped { get; init; }
}
