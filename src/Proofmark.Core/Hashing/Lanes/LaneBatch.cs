namespace Proofmark.Core.Hashing.Lanes;

/// <summary>Nodes of one level, one behind the other in memory.</summary>
/// <param name="Count">How many.</param>
/// <param name="NodeBytes">Bytes of each: those of a chunk, or of a block for parents.</param>
/// <param name="FirstCounter">The counter of the first; each chunk has its own, parents all have 0.</param>
/// <param name="IsParents">Whether they are parents.</param>
internal readonly record struct LaneBatch(int Count, int NodeBytes, ulong FirstCounter, bool IsParents);
