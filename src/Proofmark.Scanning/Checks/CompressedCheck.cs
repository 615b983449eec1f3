using System.IO.Compression;
using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges what is inside a zlib or gzip stream, as joblib writes them.</summary>
internal sealed class CompressedCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Zlib, ModelFormats.Gzip];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var place = content.Place.Inside("(uncompressed)");
        if (place.Depth > inspection.Limits.MaxContainerDepth)
        {
            inspection.AddUnread(place.At(), ScanCodes.ContainerTooDeep, $"containers nested deeper than {inspection.Limits.MaxContainerDepth} are not opened");
            return;
        }

        byte[] bytes;
        using (Stream unpacked = content.Format == ModelFormats.Zlib
            ? new ZLibStream(content.Stream, CompressionMode.Decompress, leaveOpen: true)
            : new GZipStream(content.Stream, CompressionMode.Decompress, leaveOpen: true))
        {
            bytes = Unpack(unpacked, place, inspection);
        }

        using var buffer = new MemoryStream(bytes, writable: false);
        ContentInspector.Inspect(buffer, "", place, inspection);
    }

    // What was unpacked before the damage is judged all the same: a loader may run it before it notices.
    private static byte[] Unpack(Stream unpacked, Place place, Inspection inspection)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = unpacked.Read(chunk)) > 0)
            {
                inspection.Cancellation.ThrowIfCancellationRequested();
                if (kept.Length + read > inspection.Limits.MaxBufferedMemberBytes)
                {
                    inspection.AddUnread(place.At(kept.Length), ScanCodes.MemberTooLarge, $"only the first {kept.Length} bytes were unpacked");
                    break;
                }

                kept.Write(chunk, 0, read);
            }
        }
        catch (InvalidDataException e)
        {
            inspection.AddUnread(place.At(kept.Length), ScanCodes.Malformed, $"the compressed data is damaged: {e.Message}");
        }

        return kept.ToArray();
    }
}
