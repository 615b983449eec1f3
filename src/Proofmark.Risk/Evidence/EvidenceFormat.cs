using System.Text;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Evidence;

/// <summary>Evidence as bytes: canonical JSON of an in-toto Statement v1.</summary>
public static class EvidenceFormat
{
    /// <summary>Makes a statement of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="author">The person who adds it by hand; null for a result of the tool itself.</param>
    public static EvidenceStatement Statement(CheckResult result, string? author = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var digest = DigestOf(result.Subject);
        return new EvidenceStatement
        {
            Subject = [new StatementSubject(result.Subject.Name, new SortedDictionary<string, string>(StringComparer.Ordinal) { [digest.Algorithm] = digest.Hex })],
            PredicateType = EvidenceStatement.CheckResultPredicate,
            Predicate = new EvidencePredicate(result, author),
        };
    }

    /// <summary>The statement's bytes; the same statement gives the same bytes.</summary>
    public static byte[] Write(EvidenceStatement statement) => JsonSerializer.SerializeToUtf8Bytes(statement, CoreJson.Default.EvidenceStatement);

    /// <summary>Reads a statement from hostile bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="problem">What is wrong; null when a statement is returned.</param>
    /// <returns>The statement, or null when the bytes are none that <see cref="Write"/> could have made.</returns>
    public static EvidenceStatement? Read(ReadOnlySpan<byte> bytes, out string? problem)
    {
        try
        {
            var statement = JsonSerializer.Deserialize(bytes, CoreJson.Default.EvidenceStatement);
            problem = statement is null ? "the file holds null" : Problem(statement);
            return problem is null ? statement : null;
        }
        catch (JsonException broken)
        {
            problem = $"not a statement: {broken.Message}";
            return null;
        }
    }

    /// <summary>The digest by which a statement names a subject: that of its bytes, or of its kind and name when it has none.</summary>
    internal static Digest DigestOf(Subject subject) =>
        subject.Digest ?? Digest.OfBytes(Encoding.UTF8.GetBytes($"{subject.Kind}:{subject.Name}".ToLowerInvariant()));

    private static string? Problem(EvidenceStatement statement)
    {
        if (statement.Type != EvidenceStatement.StatementType)
        {
            return $"the statement type is not {EvidenceStatement.StatementType}";
        }

        if (statement.PredicateType != EvidenceStatement.CheckResultPredicate)
        {
            return $"the predicate type is not {EvidenceStatement.CheckResultPredicate}";
        }

        var result = statement.Predicate.Result;
        if (HasHoles(result))
        {
            return "a list of the result holds null";
        }

        var digest = DigestOf(result.Subject);
        var named = statement.Subject is [{ } only] && only.Name == result.Subject.Name && only.Digest.Count == 1 && only.Digest.GetValueOrDefault(digest.Algorithm) == digest.Hex;
        return named ? null : "the subject of the statement is not the subject of the result";
    }

    // The JSON reader checks properties against null, not the members of lists.
    private static bool HasHoles(CheckResult result) =>
        result.Findings.Any(f => f is null || f.References.Contains(null!) || f.Components.Contains(null!))
        || result.Measurements.Contains(null!)
        || result.ReasonCodes.Contains(null!)
        || result.Coverage.Unread.Contains(null!);
}
