namespace Proofmark.Core.Integrity;

/// <summary>The place of an entry in a chain.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Previous">Digest of the entry before it.</param>
/// <param name="Digest">Its own digest.</param>
public sealed record HashChainLink(long Index, Digest Previous, Digest Digest);

/// <summary>An entry with its link.</summary>
/// <param name="Link">The link as it was kept.</param>
/// <param name="Content">The canonical bytes.</param>
public sealed record HashChainEntry(HashChainLink Link, ReadOnlyMemory<byte> Content);

/// <summary>What checking a chain showed.</summary>
/// <param name="IsIntact">True when every link holds and the known head, if one was given, stands in the chain.</param>
/// <param name="FirstBroken">Number of the first entry that does not hold, or the length of a chain that ends too early; null when intact.</param>
/// <param name="Reason">What is wrong; empty when intact.</param>
public sealed record HashChainVerification(bool IsIntact, long? FirstBroken, string Reason);
