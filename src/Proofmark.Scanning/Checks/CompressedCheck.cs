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

        using var unpacked = new UnpackedStream();
        using (Stream packed = content.Format == ModelFormats.Zlib
            ? new ZLibStream(content.Stream, CompressionMode.Decompress, leaveOpen: true)
            : new GZipStream(content.Stream, CompressionMode.Decompress, leaveOpen: true))
        {
            Unpack(packed, unpacked, place, inspection);
        }

        ContentInspector.Inspect(unpacked, "", place, inspection);
    }

    // What was unpacked before the damage is judged all the same: a loader may run it before it notices.
    private static void Unpack(Stream packed, UnpackedStream unpacked, Place place, Inspection inspection)
    {
        try
        {
            if (unpacked.Fill(packed, inspection.Limits.MaxBufferedMemberBytes, inspection.Cancellation))
            {
                inspection.AddUnread(place.At(unpacked.Length), ScanCodes.MemberTooLarge, $"only the first {unpacked.Length} bytes were unpacked");
            }
        }
        catch (InvalidDataException e)
        {
            inspection.AddUnread(place.At(unpacked.Length), ScanCodes.Malformed, $"the compressed data is damaged: {e.Message}");
        }
    }
}
