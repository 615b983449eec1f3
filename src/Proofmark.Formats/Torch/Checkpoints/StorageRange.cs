using Proofmark.Formats.Streams;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>The bytes of a storage: a run of the file, or a compressed member of the archive.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Range">Its bytes in the file; those of the packed data where <paramref name="Packed"/> is given.</param>
/// <param name="Length">Bytes of the storage.</param>
/// <param name="Packed">The compressed member; null where the bytes stand plainly in the file.</param>
internal sealed record StorageRange(string Key, ByteRange Range, long Length, ZipMember? Packed = null);
