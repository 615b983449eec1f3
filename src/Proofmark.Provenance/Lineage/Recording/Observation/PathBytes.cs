using System.Text;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Paths as the kernel has them: bytes.</summary>
internal static class PathBytes
{
    public static string Text(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path);

    public static byte[] Of(string path) => Encoding.UTF8.GetBytes(path);

    /// <summary>With the NUL that ends it for the C library.</summary>
    public static byte[] Ended(ReadOnlySpan<byte> path) => [.. path, 0];
}
