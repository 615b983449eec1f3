using System.Buffers.Text;
using Proofmark.Formats.Pickle;
using Proofmark.Formats.Streams;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>
/// Judges serialised data inside a pickle. What loading the pickle loads too counts in full. Of what an application would have to load, only what is
/// malicious is told, or suspicious in something whole: numbers may look like the beginning of anything.
/// </summary>
internal static class EmbeddedCheck
{
    // What a text may hold is decoded into memory.
    private const int LongestText = 64 * 1024 * 1024;

    /// <summary>Judges every constant that looks like serialised data.</summary>
    public static void Judge(PickleReading reading, Stream source, Place place, Inspection inspection)
    {
        foreach (var embedded in reading.Embedded)
        {
            inspection.Cancellation.ThrowIfCancellationRequested();
            var inner = place.Inside($"data at {embedded.Offset}");
            if (embedded.Loaded)
            {
                JudgeLoaded(embedded, source, inner, inspection);
            }
            else
            {
                Suspect(embedded, source, inner, inspection);
            }
        }

        if (!reading.EmbeddedComplete)
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, "the pickle holds more pieces of serialised data than are looked at");
        }
    }

    private static void JudgeLoaded(PickleEmbedded embedded, Stream source, Place inner, Inspection inspection)
    {
        using var stream = Open(embedded, source);
        if (stream is null)
        {
            inspection.AddUnread(inner.At(), ScanCodes.NotFullyRead, "data that is loaded along stands in a text that is longer than is decoded, or that is no byte string");
            return;
        }

        ContentInspector.Inspect(stream, "", inner, inspection);
    }

    private static void Suspect(PickleEmbedded embedded, Stream source, Place inner, Inspection inspection)
    {
        using var stream = Open(embedded, source);
        if (stream is not null)
        {
            StrayBytes.Judge(stream, inner, inspection);
        }
    }

    private static Stream? Open(PickleEmbedded embedded, Stream source)
    {
        var slice = new SliceStream(source, embedded.Offset, embedded.Length);
        if (embedded.Form == EmbeddedForm.Plain)
        {
            return slice;
        }

        if (embedded.Length > LongestText)
        {
            return null;
        }

        var text = new byte[embedded.Length];
        slice.ReadExactly(text);
        return Decoded(text, embedded.Form) is { } bytes ? new MemoryStream(bytes, writable: false) : null;
    }

    private static byte[]? Decoded(byte[] text, EmbeddedForm form)
    {
        if (form is EmbeddedForm.Latin1 or EmbeddedForm.EscapedLatin1)
        {
            return Latin1Text.Decode(text, form == EmbeddedForm.EscapedLatin1);
        }

        var bytes = new byte[text.Length];
        if (form == EmbeddedForm.Hexadecimal)
        {
            return Convert.FromHexString(text, bytes, out _, out var written) is var status && written > 0 && status != System.Buffers.OperationStatus.DestinationTooSmall ? bytes[..written] : null;
        }

        // What follows a valid beginning may be broken: the beginning is what a lenient decoder gives.
        Base64Url.DecodeFromUtf8(text, bytes, out _, out var url);
        var plain = new byte[text.Length];
        Base64.DecodeFromUtf8(text, plain, out _, out var standard);
        return standard >= url ? plain[..standard] : bytes[..url];
    }
}
