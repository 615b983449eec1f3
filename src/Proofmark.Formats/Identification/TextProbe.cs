using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Proofmark.Formats.Identification;

/// <summary>Tells text, and by content and extension its kind.</summary>
internal static class TextProbe
{
    private const int LookedAt = 64 * 1024;

    private static readonly SearchValues<byte> NotInText = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(static code => (byte)code).Except("\t\n\f\r\u001b"u8.ToArray()), 0x7f]);

    public static Interpretation? Examine(FileHead head)
    {
        var bytes = head.Window.Get(0, LookedAt);
        if (bytes.IsEmpty || bytes.ContainsAny(NotInText) || !IsUtf8(bytes, head.Length > bytes.Length))
        {
            return null;
        }

        return new Interpretation(KindOf(bytes.TrimStart("\ufeff \t\r\n"u8), head.Extension, head.Length > LookedAt), 0, "text in UTF-8");
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes, bool mayBeCut)
    {
        while (!bytes.IsEmpty)
        {
            var state = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (state != OperationStatus.Done)
            {
                return state == OperationStatus.NeedMoreData && mayBeCut;
            }

            bytes = bytes[used..];
        }

        return true;
    }

    private static ModelFormat KindOf(ReadOnlySpan<byte> text, string extension, bool isCut)
    {
        if (extension is ".py" or ".pyw" or ".pyi" || (text.StartsWith("#!"u8) && FirstLine(text).IndexOf("python"u8) >= 0))
        {
            return ModelFormats.PythonSource;
        }

        if (!text.IsEmpty && text[0] is (byte)'{' or (byte)'[' && IsJson(text, isCut))
        {
            return ModelFormats.Json;
        }

        return extension is ".yaml" or ".yml" ? ModelFormats.Yaml : ModelFormats.Text;
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is var end and >= 0 ? text[..end] : text;

    private static bool IsJson(ReadOnlySpan<byte> text, bool isCut)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: !isCut, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 256 }));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
