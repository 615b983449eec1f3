using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.InToto;

/// <summary>
/// Reads in-toto Statements, bare, in a DSSE envelope (github.com/secure-systems-lab/dsse) or in a Sigstore bundle. Signatures are counted and not verified.
/// </summary>
public static class InTotoReader
{
    private const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>True when the document looks like a statement or an envelope.</summary>
    public static bool Recognises(DocumentNode? root) =>
        IsStatement(root) || root?["payloadType"] is not null || root?["dsseEnvelope"] is DocumentMapping;

    /// <summary>True when the document says that it is a bare statement, of whatever version.</summary>
    public static bool IsStatement(DocumentNode? root) => root?["_type"]?.AsString()?.StartsWith("https://in-toto.io/Statement/", StringComparison.Ordinal) == true;

    /// <summary>Reads a document.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="root">The document.</param>
    /// <param name="limits">Bounds on what is inside an envelope.</param>
    public static ReportReading<InTotoStatement> Read(string file, DocumentNode root, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(limits);
        var errors = new List<DocumentError>();
        var envelope = root["dsseEnvelope"] ?? root;
        if (envelope["payloadType"] is null)
        {
            return ReportReading<InTotoStatement>.Of(Statement(file, envelope, isSigned: false, errors), errors);
        }

        var fields = ReportFields.Root(file, envelope, errors);
        var isSigned = fields.MappingList("signatures").Count > 0;
        return Payload(file, fields, limits, errors) is { } inner
            ? ReportReading<InTotoStatement>.Of(Statement($"{file}: payload", inner, isSigned, errors), errors)
            : new ReportReading<InTotoStatement>(null, errors);
    }

    private static DocumentNode? Payload(string file, DocumentFields envelope, Limits limits, List<DocumentError> errors)
    {
        if (envelope.RequiredString("payloadType") != PayloadType)
        {
            envelope.Fail("payloadType", $"'{PayloadType}' is expected here");
        }

        var text = envelope.RequiredString("payload").Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length))
        {
            envelope.Fail("payload", "base64 is expected here");
            return null;
        }

        var reading = DocumentReader.ReadJson($"{file}: payload", bytes.AsSpan(0, length), limits);
        errors.AddRange(reading.Errors);
        return errors.Count == 0 ? reading.Root : null;
    }

    private static InTotoStatement Statement(string file, DocumentNode root, bool isSigned, List<DocumentError> errors)
    {
        var fields = ReportFields.Root(file, root, errors);
        if (fields.RequiredString("_type") is { Length: > 0 } type && type is not ("https://in-toto.io/Statement/v1" or "https://in-toto.io/Statement/v0.1"))
        {
            fields.Fail("_type", "an in-toto Statement v1 or v0.1 is expected here");
        }

        var subjects = fields.RequiredMappingList("subject");
        if (subjects.Count == 0 && errors.Count == 0)
        {
            fields.Fail("subject", "a statement speaks of at least one subject");
        }

        return new InTotoStatement(
            fields.RequiredString("predicateType"),
            [.. subjects.Select(s => new InTotoSubject(s.OptionalString("name") ?? "", s.OptionalDigest("digest")))],
            fields.OptionalMapping("predicate")?.Mapping,
            isSigned);
    }
}
