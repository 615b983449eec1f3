using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges NumPy array files: raw numbers are data, an object array is a pickle.</summary>
internal sealed class NpyCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Npy, ModelFormats.NpyObject];

    // A type that NumPy reads and this scan does not may be that of objects: what a pickle behind the header would do is told all the same.
    private static void LookForPickle(Content content, Inspection inspection)
    {
        if (NpyHeader.End(content.Stream) is not { } end || end >= content.Stream.Length)
        {
            return;
        }

        var apart = new Inspection(inspection.Limits, inspection.Lists, inspection.Cancellation) { Unpacking = inspection.Unpacking };
        PickleCheck.Judge(new SliceStream(content.Stream, end, content.Stream.Length - end), content.Place.From(end), apart);
        inspection.Take(apart, apart.Unread.Count == 0 ? Verdict.Suspicious : Verdict.Malicious);
    }

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var header = NpyHeader.Read(content.Stream);
        if (header is null)
        {
            inspection.AddUnread(content.Place.At(), ScanCodes.Malformed, "the array header is not of the form that NumPy writes");
            LookForPickle(content, inspection);
        }
        else if (header.HoldsObjects)
        {
            var data = new SliceStream(content.Stream, header.DataOffset, content.Stream.Length - header.DataOffset);
            PickleCheck.Judge(data, content.Place.From(header.DataOffset), inspection);
        }
    }
}
