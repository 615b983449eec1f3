using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch;

/// <summary>A zip archive seen as PyTorch reads it.</summary>
public sealed record TorchZipLayout
{
    /// <summary>The folder in the archive that holds everything, for example <c>archive</c>.</summary>
    public required string Root { get; init; }

    /// <summary>True for TorchScript: code is compiled from the archive and may run.</summary>
    public required bool IsTorchScript { get; init; }

    /// <summary>Members that a loader unpickles (<c>data.pkl</c>, <c>constants.pkl</c> and others that are named so), duplicates included.</summary>
    public required IReadOnlyList<ZipMember> Pickles { get; init; }

    /// <summary>TorchScript source and debug members below <c>code/</c>.</summary>
    public required IReadOnlyList<ZipMember> Code { get; init; }

    /// <summary>Raw tensor storages below <c>data/</c> and <c>constants/</c>.</summary>
    public required IReadOnlyList<ZipMember> Storages { get; init; }

    /// <summary>Members that PyTorch does not read at all: every other reader may.</summary>
    public required IReadOnlyList<ZipMember> Others { get; init; }

    /// <summary>Everything irregular about the layout (several roots, duplicates of <c>data.pkl</c> and the like).</summary>
    public required IReadOnlyList<FormatAnomaly> Anomalies { get; init; }
}
