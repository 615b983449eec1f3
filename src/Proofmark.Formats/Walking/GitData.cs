using System.IO.Compression;
using Proofmark.Core;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Walking;

/// <summary>
/// Files below <c>.git</c> that git wrote as its object store or index: by name, by how they begin (gitformat-loose, gitformat-pack, gitformat-commit-graph, gitformat-index),
/// and because they can be read as nothing else. Neither name nor beginning proves anything alone: the letters <c>MIDX</c> are opcodes of a pickle, a tar may begin with
/// any name, and a zip archive is found from its end.
/// </summary>
internal static class GitData
{
    // Deflate with the largest window, as git always writes it. With smaller ones the first byte can be the opcode of a pickle.
    private const byte Zlib = 0x78;

    // The longest type, a space, the 20 digits of a 64-bit length and the zero.
    private const int LongestHeader = 28;

    private static readonly byte[][] ObjectTypes = ["blob "u8.ToArray(), "tree "u8.ToArray(), "commit "u8.ToArray(), "tag "u8.ToArray()];

    /// <summary>True when a file is git's own data and nothing that a loader takes for a model.</summary>
    /// <param name="path">Path below <c>.git</c>, with forward slashes.</param>
    /// <param name="fullPath">Where it lies.</param>
    /// <param name="limits">The bounds.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsGits(string path, string fullPath, Limits limits)
    {
        if (GitName.MagicOf(path) is not { } magic)
        {
            return false;
        }

        using var file = new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return (magic.Length > 0 ? StartsWith(file, magic) : IsLooseObject(file)) && IsNothingElse(file, path, limits);
    }

    private static bool StartsWith(FileStream file, byte[] magic)
    {
        Span<byte> head = stackalloc byte[magic.Length];
        return BoundedBytes.ReadAt(file, 0, head) == magic.Length && head.SequenceEqual(magic);
    }

    // A packed pickle begins like a loose object: what it unpacks to tells them apart, and the whole of its header, for a "c" alone names a module.
    private static bool IsLooseObject(FileStream file)
    {
        if (!StartsWith(file, [Zlib]))
        {
            return false;
        }

        file.Position = 0;
        using var unpacked = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
        Span<byte> head = stackalloc byte[LongestHeader];
        try
        {
            return IsHeader(head[..unpacked.ReadAtLeast(head, LongestHeader, throwOnEndOfStream: false)]);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsHeader(ReadOnlySpan<byte> head)
    {
        foreach (var type in ObjectTypes)
        {
            if (head.StartsWith(type))
            {
                var digits = head[type.Length..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                return digits > 0 && head[type.Length + digits] == 0;
            }
        }

        return false;
    }

    private static bool IsNothingElse(FileStream file, string path, Limits limits) =>
        FormatIdentifier.Identify(file, path, limits).Interpretations.All(static i => i.Format == ModelFormats.Unknown || i.Format == ModelFormats.Zlib);
}
