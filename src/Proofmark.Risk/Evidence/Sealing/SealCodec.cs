using System.Globalization;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Evidence.Sealing;

/// <summary>Seals as in-toto statements in canonical JSON: the subject is the tree of the ids, the predicate holds the ids themselves.</summary>
public static class SealCodec
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The canonical bytes.</summary>
    public static byte[] Write(EvidenceSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        var written = JsonBytes.Of(json =>
        {
            json.WriteString("_type", EvidenceStatement.StatementType);
            json.WriteString("predicateType", EvidenceSeal.PredicateType);
            json.WriteStartArray("subject");
            json.WriteStartObject();
            json.WriteString("name", "evidence");
            json.WriteStartObject("digest");
            json.WriteString("sha256", seal.Root.Hex);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            WritePredicate(json, seal);
        });
        return CanonicalJson.TryCanonicalize(written, Limits.Default with { MaxDocumentBytes = int.MaxValue }, out var canonical, out var problem) ? canonical : throw new JsonException(problem);
    }

    /// <summary>Reads a seal, and recomputes its tree.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">The statement, out of a verified envelope.</param>
    /// <param name="limits">Bounds on the text (those of reports).</param>
    /// <param name="problem">What is wrong; null when nothing is.</param>
    public static EvidenceSeal? Read(string file, ReadOnlyMemory<byte> bytes, Limits limits, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var wide = limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes };
        var document = DocumentReader.ReadJson(file, bytes.Span, wide);
        var errors = new List<DocumentError>(document.Errors);
        if (errors.Count == 0 && document.Root is DocumentMapping root)
        {
            var seal = Bind(new DocumentFields(file, "", root, errors));
            if (errors.Count == 0 && seal is not null && Write(seal).AsSpan().SequenceEqual(bytes.Span))
            {
                problem = null;
                return seal;
            }
        }

        problem = errors.Count > 0 ? string.Join("; ", errors.Take(3)) : "it is not written as a seal is: root, count, order or form do not fit its entries";
        return null;
    }

    private static void WritePredicate(Utf8JsonWriter json, EvidenceSeal seal)
    {
        json.WriteStartObject("predicate");
        json.WriteNumber("count", seal.Entries.Count);
        WriteDigests(json, "entries", seal.Entries);
        WriteDigests(json, "previous", seal.Previous);
        json.WriteString("time", seal.Time.ToString(TimeFormat, CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteDigests(Utf8JsonWriter json, string name, IReadOnlyList<Digest> digests)
    {
        json.WriteStartArray(name);
        foreach (var digest in digests)
        {
            json.WriteStringValue(digest.Hex);
        }

        json.WriteEndArray();
    }

    // Whatever is left out or spelled otherwise shows when the seal is written again and compared.
    private static EvidenceSeal? Bind(DocumentFields fields)
    {
        if (fields.RequiredString("predicateType") != EvidenceSeal.PredicateType || fields.OptionalMapping("predicate") is not { } predicate)
        {
            fields.Fail("predicateType", $"'{EvidenceSeal.PredicateType}' is expected here");
            return null;
        }

        var entries = Digests(predicate, "entries");
        var previous = Digests(predicate, "previous");
        if (!DateTimeOffset.TryParseExact(predicate.RequiredString("time"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            predicate.Fail("time", "a moment is expected here, as in 2026-11-30T12:00:00Z");
        }

        return EvidenceSeal.Of(entries, previous, time);
    }

    private static List<Digest> Digests(DocumentFields fields, string key)
    {
        var digests = new List<Digest>();
        foreach (var text in fields.StringList(key))
        {
            if (!Digest.TryParse($"{Digest.Sha256}:{text}", out var digest) || digest.Hex.Length != 64)
            {
                fields.Fail(key, "a list of SHA-256 digests in lower-case hexadecimal is expected here");
                break;
            }

            digests.Add(digest);
        }

        return digests;
    }
}
