using System.Text.Json;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Core.Json;
using Proofmark.Interchange.InToto;

namespace Proofmark.Provenance.ModelSigning.Claims;

/// <summary>Claims about a model as in-toto statements: the subject is the model by its root digest.</summary>
public static class ModelClaimsCodec
{
    private const int MostParents = 1000;

    /// <summary>The statement, UTF-8 JSON.</summary>
    public static byte[] Write(ModelClaims claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return JsonBytes.Of(json =>
        {
            json.WriteString("_type", EvidenceStatement.StatementType);
            json.WriteStartArray("subject");
            json.WriteStartObject();
            json.WriteString("name", claims.ModelName);
            WriteDigest(json, claims.Root);
            json.WriteStartObject("annotations");
            json.WriteString("digestKind", "oms-root");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("predicateType", ModelClaims.PredicateType);
            WritePredicate(json, claims);
        });
    }

    /// <summary>Reads the claims of a statement whose signature verified and that is about a model; null, with the reason, for any other.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="problem">What is wrong; null when nothing is.</param>
    public static ModelClaims? Read(InTotoStatement statement, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var errors = new List<DocumentError>();
        if (statement is not { PredicateType: ModelClaims.PredicateType, Predicate: { } predicate, Subjects: [{ Digest: { } root } subject] })
        {
            problem = "the statement makes no claims about one model";
            return null;
        }

        var fields = new DocumentFields("claims", "predicate", predicate, errors);
        var licence = fields.OptionalString("licence");
        var card = fields.OptionalMapping("modelCard") is { } file ? new ClaimedFile(file.RequiredString("name"), DigestOf(file) ?? Missing(file, root)) : null;
        var parents = fields.MappingList("parents");
        if (parents.Count > MostParents)
        {
            fields.Fail("parents", $"at most {MostParents} are expected here");
        }

        var read = new ModelClaims(subject.Name, root, licence, card, [.. parents.Take(MostParents).Select(parent => new ClaimedParent(parent.RequiredString("name"), DigestOf(parent)))]);
        problem = errors.Count == 0 ? null : string.Join("; ", errors.Take(3));
        return errors.Count == 0 ? read : null;
    }

    private static void WritePredicate(Utf8JsonWriter json, ModelClaims claims)
    {
        json.WriteStartObject("predicate");
        if (claims.Licence is { } licence)
        {
            json.WriteString("licence", licence);
        }

        if (claims.Card is { } card)
        {
            json.WriteStartObject("modelCard");
            json.WriteString("name", card.Path);
            WriteDigest(json, card.Digest);
            json.WriteEndObject();
        }

        json.WriteStartArray("parents");
        foreach (var parent in claims.Parents)
        {
            json.WriteStartObject();
            json.WriteString("name", parent.Name);
            if (parent.Digest is { } digest)
            {
                WriteDigest(json, digest);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDigest(Utf8JsonWriter json, Digest digest)
    {
        json.WriteStartObject("digest");
        json.WriteString(digest.Algorithm, digest.Hex);
        json.WriteEndObject();
    }

    private static Digest? DigestOf(DocumentFields fields)
    {
        if (fields.OptionalMapping("digest") is not { } digests)
        {
            return null;
        }

        if (Digest.TryParse($"{Digest.Sha256}:{digests.RequiredString(Digest.Sha256)}", out var digest))
        {
            return digest;
        }

        digests.Fail(Digest.Sha256, "a SHA-256 digest in hexadecimal is expected here");
        return null;
    }

    private static Digest Missing(DocumentFields fields, Digest placeholder)
    {
        fields.Fail("digest", "the field is required");
        return placeholder;
    }
}
