using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Torch;

/// <summary>A legacy PyTorch file: five pickles, then raw storages.</summary>
public sealed record TorchLegacyLayout
{
    /// <summary>The pickle programs, in the order in which a loader runs them: magic, protocol, system, object, storage keys.</summary>
    public required IReadOnlyList<ByteRange> Programs { get; init; }

    /// <summary>The raw storages, as far as their sizes could be computed.</summary>
    public required IReadOnlyList<TorchStorage> Storages { get; init; }

    /// <summary>Bytes that are neither program nor storage; null when the whole file is accounted for.</summary>
    public required ByteRange? Unaccounted { get; init; }

    /// <summary>Everything irregular about the layout.</summary>
    public required IReadOnlyList<FormatAnomaly> Anomalies { get; init; }
}

/// <summary>A raw storage.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">The storage class, for example <c>torch.FloatStorage</c>.</param>
/// <param name="Elements">Number of elements, as the file says.</param>
/// <param name="Range">Count and bytes in the file.</param>
public sealed record TorchStorage(string Key, string Type, long Elements, ByteRange Range);
