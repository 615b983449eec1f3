using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Proofmark.Core;

namespace Proofmark.Scanning;

/// <summary>Hashes files in blocks, so that memory does not depend on their size.</summary>
internal static class FileDigest
{
    private const int Block = 1024 * 1024;
    private const int BlocksBetweenReports = 64;

    /// <summary>SHA-256 of a file. A length that changes meanwhile is followed: the digest is that of the bytes read.</summary>
    /// <returns>The digest and the number of bytes told to <paramref name="meter"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static (Digest Digest, long Told) Sha256(SafeFileHandle file, string path, ProgressMeter meter, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long offset = 0, told = 0;
            for (var blocks = 1; RandomAccess.Read(file, buffer, offset) is var read and > 0; blocks++)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer.AsSpan(0, read));
                offset += read;
                if (blocks % BlocksBetweenReports == 0)
                {
                    meter.Bytes(path, offset - told);
                    told = offset;
                }
            }

            return (new Digest(Digest.Sha256, Convert.ToHexStringLower(hash.GetHashAndReset())), told);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
