using System.Text.Json;
using Proofmark.Core.Documents;

namespace Proofmark.Risk.Catalogues.Importing;

/// <summary>Document nodes as JSON, so that what this version does not know survives.</summary>
internal static class NodeJson
{
    /// <summary>A node as JSON, with every text passed through a function.</summary>
    public static JsonElement Write(DocumentNode node, Func<string, string> text) => Write(writer => Write(writer, node, text));

    /// <summary>Named nodes as one JSON object.</summary>
    public static JsonElement Write(IReadOnlyDictionary<string, DocumentNode> nodes) => Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, node) in nodes)
        {
            writer.WritePropertyName(name);
            Write(writer, node, t => t);
        }

        writer.WriteEndObject();
    });

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, DocumentNode node, Func<string, string> text)
    {
        switch (node)
        {
            case DocumentMapping mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value, text);
                }

                writer.WriteEndObject();
                break;
            case DocumentSequence sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items)
                {
                    Write(writer, item, text);
                }

                writer.WriteEndArray();
                break;
            case DocumentScalar { Kind: ScalarKind.Null }:
                writer.WriteNullValue();
                break;
            case DocumentScalar { Kind: ScalarKind.Boolean } scalar:
                writer.WriteBooleanValue(bool.Parse(scalar.Text));
                break;
            // Hexadecimal, infinite and very long numbers, which JSON does not have, stay texts.
            case DocumentScalar { Kind: ScalarKind.WholeNumber } scalar when long.TryParse(scalar.Text, out var number):
                writer.WriteNumberValue(number);
                break;
            case DocumentScalar scalar:
                writer.WriteStringValue(text(scalar.Text));
                break;
        }
    }
}
