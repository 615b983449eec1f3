using System.Text.Json;
using Proofmark.Core.Documents;
using Proofmark.Core.Json;

namespace Proofmark.Core.Evidence;

/// <summary>Evidence statements as canonical bytes (RFC 8785), named by the SHA-256 digest of these bytes.</summary>
public static class EvidenceCodec
{
    /// <summary>The canonical bytes of a statement.</summary>
    /// <exception cref="JsonException">A measurement is not finite.</exception>
    public static byte[] Write(EvidenceStatement statement) => CanonicalJson.Serialize(statement, CoreJson.Default.EvidenceStatement);

    /// <summary>The content address of a statement: the digest of <see cref="Write"/>.</summary>
    /// <exception cref="JsonException">A measurement is not finite.</exception>
    public static Digest IdOf(EvidenceStatement statement) => Digest.OfBytes(Write(statement));

    /// <summary>Reads a statement from hostile bytes. Never throws on content. Fields that are not known are ignored, but count in the address.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">The bytes, canonical or not.</param>
    /// <param name="limits">Bounds on length and depth.</param>
    public static EvidenceReading Read(string file, ReadOnlyMemory<byte> bytes, Limits limits)
    {
        if (!CanonicalJson.TryCanonicalize(bytes, limits, out var canonical, out var problem))
        {
            return new EvidenceReading(null, null, [Error(file, "", problem)]);
        }

        var id = Digest.OfBytes(canonical);
        EvidenceStatement? statement;
        try
        {
            var reader = new Utf8JsonReader(canonical);
            using var document = JsonDocument.ParseValue(ref reader);
            if (Envelope(file, document.RootElement) is { Count: > 0 } errors)
            {
                return new EvidenceReading(null, id, errors);
            }

            statement = document.RootElement.Deserialize(CoreJson.Default.EvidenceStatement)!;
        }
        catch (JsonException broken)
        {
            return new EvidenceReading(null, id, [Error(file, broken.Path ?? "", broken.Message)]);
        }

        var contradictions = EvidenceRules.Contradictions(statement).Select(c => Error(file, c.Field, c.Message)).ToList();
        return contradictions.Count == 0 ? new EvidenceReading(statement, id, []) : new EvidenceReading(null, id, contradictions);
    }

    // Looked at before the typed reading, so that a statement of another kind is told apart from a broken one.
    private static List<DocumentError> Envelope(string file, JsonElement root)
    {
        var errors = new List<DocumentError>();
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [Error(file, "", "an evidence statement is a JSON object")];
        }

        RequireText(file, root, "_type", EvidenceStatement.StatementType, errors);
        RequireText(file, root, "predicateType", EvidenceStatement.CheckResultPredicate, errors);
        RefuseNull(file, root, "", errors);
        return errors;
    }

    private static void RequireText(string file, JsonElement root, string field, string wanted, List<DocumentError> errors)
    {
        if (!root.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.String || value.GetString() != wanted)
        {
            errors.Add(Error(file, field, $"'{wanted}' is expected here"));
        }
    }

    // The typed reader lets null through as an item of a list; our writer leaves absent fields out, so null has no meaning anywhere.
    private static void RefuseNull(string file, JsonElement element, string field, List<DocumentError> errors)
    {
        if (element.ValueKind == JsonValueKind.Null && errors.Count == 0)
        {
            errors.Add(Error(file, field, "null is not used: leave the field out"));
        }

        var children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(m => (m.Name, m.Value)),
            JsonValueKind.Array => element.EnumerateArray().Select(item => (field, item)),
            _ => [],
        };
        foreach (var (name, child) in children)
        {
            RefuseNull(file, child, name, errors);
        }
    }

    private static DocumentError Error(string file, string field, string message) => new(file, 1, 1, field, message);
}
