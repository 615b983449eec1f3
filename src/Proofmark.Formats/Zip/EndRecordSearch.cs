using System.Buffers.Binary;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>Finds every end record that some reader may take for the real one: readers search backwards and disagree on what they accept.</summary>
internal static class EndRecordSearch
{
    private const int MaxRecords = 16;

    private static ReadOnlySpan<byte> Signature => "PK\u0005\u0006"u8;

    /// <summary>End records, the last in the file first: that is the one most readers use.</summary>
    public static List<EndRecord> Find(WindowReader file, AnomalyLog anomalies, out bool cut)
    {
        cut = false;
        var found = new List<EndRecord>();
        var start = Math.Max(0, file.Length - ZipConstants.EndSize - ushort.MaxValue);
        var length = (int)(file.Length - start);
        var end = length;
        while (end > 0)
        {
            // A stream may give less than it is long, as the member of an archive that lies about it does.
            var tail = file.Get(start, length);
            var at = tail[..Math.Min(end, tail.Length)].LastIndexOf(Signature);
            if (at < 0)
            {
                break;
            }

            end = at + Signature.Length - 1;
            if (EndRecord.ReadClassic(file, start + at) is not { } record)
            {
                continue;
            }

            if (found.Count >= MaxRecords)
            {
                cut = true;
                break;
            }

            found.AddRange(WithZip64(file, record, anomalies));
        }

        return found;
    }

    private static IEnumerable<EndRecord> WithZip64(WindowReader file, EndRecord classic, AnomalyLog anomalies)
    {
        var locator = classic.Offset - ZipConstants.Zip64LocatorSize;
        if (ReadLocator(file, locator) is not { } declared)
        {
            return [classic];
        }

        // CPython takes the record directly before the locator, others follow the locator's offset.
        var near = EndRecord.ReadZip64(file, locator - ZipConstants.Zip64EndSize);
        var told = EndRecord.ReadZip64(file, declared);
        if (near is not null && told is not null && near.Offset != told.Offset)
        {
            anomalies.Add("zip64-two-end-records", "The zip64 locator points to another end record than the one before it: readers see different archives.", locator, deceptive: true);
            return [told with { Bound = classic.Offset }, near with { End = classic.End }, classic];
        }

        if ((near ?? told) is not { } zip64)
        {
            anomalies.Add("zip64-end-record-missing", "A zip64 locator is there, its end record is not.", locator, deceptive: false);
            return [classic];
        }

        if (classic.AgreesWith(zip64))
        {
            return [Join(zip64, classic)];
        }

        anomalies.Add("zip64-contradicts", "The zip64 end record contradicts the classic one: readers see different archives.", zip64.Offset, deceptive: true);
        return [Join(zip64, classic), classic];
    }

    // Where the zip64 record stands just before the locator, all three end records are one piece.
    private static EndRecord Join(EndRecord zip64, EndRecord classic) =>
        zip64.End + ZipConstants.Zip64LocatorSize == classic.Offset ? zip64 with { End = classic.End } : zip64 with { Bound = classic.Offset };

    private static long? ReadLocator(WindowReader file, long offset)
    {
        var bytes = file.Get(offset, ZipConstants.Zip64LocatorSize);
        return bytes.Length == ZipConstants.Zip64LocatorSize && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == ZipConstants.Zip64LocatorSignature
            ? EndRecord.ToSigned(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]))
            : null;
    }
}
