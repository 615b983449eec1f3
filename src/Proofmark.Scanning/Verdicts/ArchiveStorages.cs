namespace Proofmark.Scanning.Verdicts;

/// <summary>Sizes of the storages of an archive.</summary>
/// <param name="Depth">Depth of the pickle that may name them.</param>
/// <param name="Bytes">Their sizes in bytes, by key.</param>
internal sealed record ArchiveStorages(int Depth, IReadOnlyDictionary<string, long> Bytes);
