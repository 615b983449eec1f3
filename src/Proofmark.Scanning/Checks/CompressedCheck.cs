using Proofmark.Formats.Compressed;
using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges what is inside compressed data: models that joblib wrote with any of its compressors, and files that somebody compressed.</summary>
internal sealed class CompressedCheck : IFormatCheck
{
    // Endings that say how a file is compressed, and not what it is.
    private static readonly HashSet<string> Wrappers = new(StringComparer.OrdinalIgnoreCase)
    {
        ".gz", ".gzip", ".z", ".zz", ".zlib", ".bz2", ".bz", ".xz", ".lzma", ".lz4", ".zst", ".zstd",
    };

    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = CompressedReader.Formats;

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var place = content.Place.Inside("(uncompressed)");
        if (Nesting.Refuses(place, inspection))
        {
            return;
        }

        using var unpacked = new UnpackedStream();
        var reading = CompressedReader.Unpack(content.Format, content.Stream, unpacked, inspection.Unpacking.Limits, inspection.Cancellation);
        inspection.Unpacking.Take(reading.UnpackedBytes);
        if (reading.Stop is { } stop)
        {
            inspection.AddUnread(place.At(reading.UnpackedBytes), CodeOf(stop), $"{content.Format.Title}: {reading.Reason}");
        }

        if (reading.Trailing is { } rest)
        {
            inspection.AddUnread(content.Place.At(rest.Start), ScanCodes.NotFullyRead, $"{rest.Length} bytes after the compressed data belong to nothing");
        }

        // What came out before a stop is judged all the same: a loader may run it before it notices.
        ContentInspector.Inspect(unpacked, InnerName(content.Place), place, inspection);
    }

    private static string CodeOf(UnpackStop stop) => stop switch
    {
        UnpackStop.TooLarge => ScanCodes.MemberTooLarge,
        UnpackStop.Unsupported => ScanCodes.FormatNotCovered,
        _ => ScanCodes.Malformed,
    };

    // The name under which a loader meets the content: "a.pkl" for "a.pkl.gz", and for "a.joblib" that very name.
    private static string InnerName(Place place)
    {
        var name = Path.GetFileName(place.Member ?? place.Path);
        return Wrappers.Contains(Path.GetExtension(name)) ? Path.GetFileNameWithoutExtension(name) : name;
    }
}
