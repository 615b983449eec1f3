using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges NumPy array files: raw numbers are data, an object array is a pickle.</summary>
internal sealed class NpyCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Npy, ModelFormats.NpyObject];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        var header = NpyHeader.Read(content.Stream);
        if (header is null)
        {
            inspection.AddUnread(content.Place.At(), ScanCodes.Malformed, "the array header is not of the form that NumPy writes");
        }
        else if (header.HoldsObjects)
        {
            var data = new SliceStream(content.Stream, header.DataOffset, content.Stream.Length - header.DataOffset);
            PickleCheck.Judge(data, content.Place.From(header.DataOffset), inspection);
        }
    }
}
