namespace Proofmark.Core.Hashing;

/// <summary>How many nodes are hashed side by side. Each width gives the same digests.</summary>
internal enum Blake3Width
{
    /// <summary>One, on any processor.</summary>
    One = 1,

    /// <summary>Four, in vectors of 128 bits.</summary>
    Four = 4,

    /// <summary>Eight, in vectors of 256 bits (AVX2).</summary>
    Eight = 8,

    /// <summary>Sixteen, in vectors of 512 bits (AVX-512).</summary>
    Sixteen = 16,
}
