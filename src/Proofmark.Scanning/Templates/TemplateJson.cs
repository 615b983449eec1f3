using System.Text;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Templates;

/// <summary>Finds chat templates in the configurations of tokenizers and processors: as text, or as a list of named texts.</summary>
internal static class TemplateJson
{
    private const int Most = 1000;

    /// <summary>True for the names of files in which loaders look for chat templates.</summary>
    public static bool IsTemplateFile(string fileName) =>
        fileName is "chat_template.json" or "chat_templates.json" || fileName.EndsWith("_config.json", StringComparison.Ordinal) || fileName == "config.json";

    /// <summary>Judges all templates of a document. Keys that repeat all count: Python takes the last, other readers the first.</summary>
    /// <param name="bytes">JSON.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="inspection">Takes what is seen.</param>
    public static void Judge(ReadOnlySpan<byte> bytes, Place place, Inspection inspection)
    {
        if (!MayHold(bytes))
        {
            return;
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        var found = new List<(string Key, string Text, long At)>();
        var stopped = Read(bytes, inspection.Limits, found);
        foreach (var (key, text, at) in found)
        {
            var line = 1 + bytes[..(int)at].Count((byte)'\n');
            ChatTemplates.Judge(new TemplateSource($"the template {CallText.Quote(key)}", text, (_, _, _) => place.At() with { Line = line }), inspection);
        }

        if (stopped is not null)
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, $"chat templates behind a fault were not read: {stopped}");
        }
    }

    private static bool MayHold(ReadOnlySpan<byte> bytes) => bytes.IndexOf("chat_template"u8) >= 0 || bytes.IndexOf("\\u"u8) >= 0;

    // Returns why reading ended early; null when it did not.
    private static string? Read(ReadOnlySpan<byte> bytes, Limits limits, List<(string Key, string Text, long At)> found)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = limits.MaxDocumentDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var inside = -1;
        var key = "";
        try
        {
            while (reader.Read())
            {
                if (inside >= 0 && reader.CurrentDepth <= inside && reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                {
                    inside = reader.CurrentDepth <= inside ? -1 : inside;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString() ?? "";
                    (inside, key) = name.StartsWith("chat_template", StringComparison.Ordinal) && (inside < 0 || reader.CurrentDepth <= inside) ? (reader.CurrentDepth, name)
                        : inside >= 0 && reader.CurrentDepth <= inside ? (-1, "") : (inside, inside >= 0 && name is not "name" and not "template" ? $"{key}.{name}" : key);
                }
                else if (reader.TokenType == JsonTokenType.String && inside >= 0)
                {
                    if (found.Count == Most)
                    {
                        return $"more than {Most} texts are under it";
                    }

                    found.Add((key, reader.GetString() ?? "", reader.TokenStartIndex));
                }
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "it is no JSON that can be read to its end";
        }
    }
}
