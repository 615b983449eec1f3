using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Proofmark.Core;

/// <summary>
/// A check result made into an immutable in-toto Statement v1
/// (in-toto Attestation Framework, spec/v1/statement.md).
/// </summary>
public sealed record EvidenceStatement
{
    /// <summary>The statement type of in-toto v1.</summary>
    public const string StatementType = "https://in-toto.io/Statement/v1";

    /// <summary>The predicate type of a check result; a name, not an address.</summary>
    public const string CheckResultPredicate = "urn:proofmark:check-result:v1";

    /// <summary>Always <see cref="StatementType"/>.</summary>
    [JsonPropertyName("_type")]
    public string Type { get; init; } = StatementType;

    /// <summary>What the statement is about, by digest. A subject without bytes is named by the digest of its name.</summary>
    public required IReadOnlyList<StatementSubject> Subject { get; init; }

    /// <summary>The type of <see cref="Predicate"/>.</summary>
    public required string PredicateType { get; init; }

    /// <summary>What is stated.</summary>
    public required EvidencePredicate Predicate { get; init; }

    /// <summary>Makes a check result into a statement.</summary>
    /// <param name="result">The result.</param>
    /// <param name="author">Who added it by hand; null for a result of the tool itself.</param>
    public static EvidenceStatement FromResult(CheckResult result, string? author = null) => new()
    {
        Subject = SubjectsOf(result),
        PredicateType = CheckResultPredicate,
        Predicate = new EvidencePredicate(result, author),
    };

    /// <summary>
    /// The in-toto subjects of a result: one, with the digest of its bytes. A subject without a digest is named by the SHA-256 digest of
    /// the UTF-8 text <c>kind:name</c> (for example <c>system:support-agent</c>), since in-toto asks for a digest.
    /// </summary>
    internal static IReadOnlyList<StatementSubject> SubjectsOf(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var subject = result.Subject;
        var kind = JsonNamingPolicy.KebabCaseLower.ConvertName(subject.Kind.ToString());
        var digest = subject.Digest ?? Core.Digest.OfBytes(Encoding.UTF8.GetBytes($"{kind}:{subject.Name}"));
        return [new StatementSubject(subject.Name, new Dictionary<string, string>(StringComparer.Ordinal) { [digest.Algorithm] = digest.Hex })];
    }
}

/// <summary>An in-toto ResourceDescriptor: a name and its digests.</summary>
/// <param name="Name">Name of the resource.</param>
/// <param name="Digest">Digests by algorithm name, in lower-case hexadecimal.</param>
public sealed record StatementSubject(string Name, IReadOnlyDictionary<string, string> Digest);

/// <summary>A check result and who vouches for it.</summary>
/// <param name="Result">The result.</param>
/// <param name="Author">The person who added it by hand; null for a result of the tool itself.</param>
public sealed record EvidencePredicate(CheckResult Result, string? Author = null);
