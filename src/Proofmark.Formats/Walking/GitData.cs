using System.IO.Compression;

namespace Proofmark.Formats.Walking;

/// <summary>
/// Files below <c>.git</c> that git wrote as its object store: by name and by content (gitformat-loose, gitformat-pack, gitformat-commit-graph). No loader takes these for
/// a model. A name alone proves nothing: a model can be put under any.
/// </summary>
internal static class GitData
{
    private const int LongestHeader = 16;

    private static readonly byte[][] PackMagics = ["PACK"u8.ToArray(), [0xff, (byte)'t', (byte)'O', (byte)'c'], "RIDX"u8.ToArray(), "BITM"u8.ToArray(), "MTME"u8.ToArray(), "MIDX"u8.ToArray(), "CGPH"u8.ToArray()];
    private static readonly byte[][] ObjectTypes = ["blob "u8.ToArray(), "tree "u8.ToArray(), "commit "u8.ToArray(), "tag "u8.ToArray()];

    /// <summary>True when a file is part of git's object store.</summary>
    /// <param name="path">Path below <c>.git</c>, with forward slashes.</param>
    /// <param name="fullPath">Where it lies.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsObjectStore(string path, string fullPath) => path.Split('/') switch
    {
        ["objects", { Length: 2 } folder, { Length: 38 or 62 } name] => IsHex(folder) && IsHex(name) && StartsAsObject(fullPath),
        ["objects", "pack" or "info", ..] => PackMagics.Any(magic => Head(fullPath, 4).AsSpan().SequenceEqual(magic)),
        _ => false,
    };

    // A compressed pickle begins like a loose object: what it unpacks to tells them apart.
    private static bool StartsAsObject(string fullPath)
    {
        using var file = File.OpenRead(fullPath);
        using var unpacked = new ZLibStream(file, CompressionMode.Decompress);
        var head = new byte[LongestHeader];
        try
        {
            var length = unpacked.ReadAtLeast(head, LongestHeader, throwOnEndOfStream: false);
            return ObjectTypes.Any(type => head.AsSpan(0, length).StartsWith(type));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static byte[] Head(string fullPath, int count)
    {
        using var file = File.OpenRead(fullPath);
        var head = new byte[count];
        return file.ReadAtLeast(head, count, throwOnEndOfStream: false) == count ? head : [];
    }

    private static bool IsHex(string text) => text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');
}
