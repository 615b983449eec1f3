using Proofmark.Core;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery;

/// <summary>What discovery saw in a tree, and what it could not see.</summary>
/// <param name="Facts">All facts, by path, line, rule and value in ordinal order; none twice.</param>
/// <param name="Unread">Parts that may hold facts and were not read: never silence, never a pass.</param>
/// <param name="Excluded">Where installed packages and records of this tool were left out, relative to the root, with <c>/*</c> at the end.</param>
/// <param name="FilesSeen">Files that were met.</param>
public sealed record DiscoveryResult(IReadOnlyList<Fact> Facts, IReadOnlyList<UnreadPart> Unread, IReadOnlyList<string> Excluded, int FilesSeen);
