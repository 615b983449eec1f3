using System.Buffers;
using System.Globalization;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>The dialects of signed statements about models.</summary>
public enum ManifestDialect
{
    /// <summary>Predicate <c>https://model_signing/signature/v1.0</c>.</summary>
    V1,

    /// <summary>Predicate <c>https://model_signing/Digests/v0.1</c> of the first release: files are the subjects, there is no root. Low assurance.</summary>
    V02,
}

/// <summary>Reads the signed statement of a model signature (OpenSSF Model Signing 1.0, sections 5 and 6). Strict: nothing in it is guessed.</summary>
internal static class ManifestReader
{
    public const string StatementType = "https://in-toto.io/Statement/v1";
    public const string Predicate = "https://model_signing/signature/v1.0";
    public const string LegacyPredicate = "https://model_signing/Digests/v0.1";

    private const string LegacyAlgorithm = "file-sha256";

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>The dialect that a statement names; null for any other statement.</summary>
    public static ManifestDialect? DialectOf(DocumentNode statement) => statement["predicateType"]?.AsString() switch
    {
        Predicate => ManifestDialect.V1,
        LegacyPredicate => ManifestDialect.V02,
        _ => null,
    };

    /// <summary>Parses the raw payload of an envelope.</summary>
    public static DocumentNode Parse(ReadOnlySpan<byte> payload, Limits limits)
    {
        var reading = DocumentReader.ReadJson("statement", payload, limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes });
        Rejection.Unless(reading.Errors.Count == 0, "statement-malformed", reading.Errors is [var first, ..] ? first.ToString() : "");
        Rejection.Unless(reading.Root?["_type"]?.AsString() == StatementType, "statement-type", "the payload is no in-toto statement of version 1");
        Rejection.Unless(DialectOf(reading.Root!) is not null, "statement-predicate", "the statement is no model signature");
        return reading.Root!;
    }

    /// <summary>The manifest of a statement.</summary>
    public static Manifest Read(DocumentNode statement) => DialectOf(statement) == ManifestDialect.V1 ? ReadV1(statement) : ReadLegacy(statement);

    private static Manifest ReadV1(DocumentNode statement)
    {
        var subject = statement["subject"] is DocumentSequence { Items: [var only] } ? only : throw new Rejection("subject-count", "the statement must have exactly one subject");
        var predicate = statement["predicate"];
        var method = Method(predicate?["serialization"]);
        var resources = predicate?["resources"] is DocumentSequence list ? list.Items.Select(node => Resource(node, method)).ToList() : throw Malformed("the statement lists no resources");
        var manifest = new Manifest(subject["name"]?.AsString() ?? "", method, resources);
        Rejection.Unless(resources.Count > 0, "model-empty", "the signature is over no file at all");
        Rejection.Unless(resources.Select(resource => resource.Name).Distinct(StringComparer.Ordinal).Count() == resources.Count, "resource-twice", "a file stands in the statement twice");
        Rejection.Unless(subject["digest"]?["sha256"]?.AsString() == manifest.Root.Hex, "root-mismatch", "the root digest is not that of the listed files");
        CheckShards(resources, method);
        return manifest;
    }

    private static ManifestMethod Method(DocumentNode? node)
    {
        if (!HashKinds.TryParse(node?["hash_type"]?.AsString(), out var hash))
        {
            throw new Rejection("hash-unknown", $"the hash '{node?["hash_type"]?.AsString()}' is not supported");
        }

        IReadOnlyList<string> ignored = node!["ignore_paths"] switch
        {
            null => DefaultIgnores.Git,
            DocumentSequence list => [.. list.Items.Select(item => item.AsString() ?? throw Malformed("an ignored path is no text"))],
            _ => throw Malformed("ignore_paths is no list"),
        };
        var links = node["allow_symlinks"] is DocumentScalar { Kind: ScalarKind.Boolean } flag ? flag.Text == "true" : throw Malformed("allow_symlinks must be true or false");
        long? shard = node["method"]?.AsString() switch
        {
            "files" => null,
            "shards" => ShardSize(node["shard_size"]),
            _ => throw new Rejection("method-unknown", "the statement names no known way of serialization"),
        };
        return new ManifestMethod(hash.Value, shard, links, ignored);
    }

    // The reference tool writes the size as a number with a fraction of zero.
    private static long ShardSize(DocumentNode? node)
    {
        var text = (node as DocumentScalar)?.Text ?? "";
        text = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : throw Malformed("shard_size must be a whole number above 0");
    }

    private static ManifestResource Resource(DocumentNode node, ManifestMethod method)
    {
        var name = node["name"]?.AsString() ?? throw Malformed("a resource has no name");
        var written = node["algorithm"]?.AsString();
        Rejection.Unless(
            written == method.Algorithm || (HashKinds.TryParse(written, out var kind) && kind == method.Hash), "algorithm-mismatch", $"'{Show(name)}' has the algorithm '{written}', the statement says {method.Algorithm}");
        var value = Hex(node["digest"]?.AsString(), method.Hash.DigestBytes());
        var (path, start, end) = method.ShardSize is null ? (name, (long?)null, (long?)null) : SplitShard(name);
        Rejection.Unless(ModelPath.IsCanonical(path), "name-not-canonical", $"'{Show(name)}' is no plain path below the model");
        return new ManifestResource(path, start, end, method.Hash, value);
    }

    // From the last two colons: a path may hold others.
    private static (string Path, long? Start, long? End) SplitShard(string name)
    {
        var last = name.LastIndexOf(':');
        var first = last > 0 ? name.LastIndexOf(':', last - 1) : -1;
        return first > 0
            && long.TryParse(name.AsSpan()[(first + 1)..last], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && long.TryParse(name.AsSpan()[(last + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && start < end
            ? (name[..first], start, end)
            : throw new Rejection("shard-malformed", $"'{Show(name)}' names no part of a file");
    }

    private static void CheckShards(List<ManifestResource> resources, ManifestMethod method)
    {
        if (method.ShardSize is not { } size)
        {
            return;
        }

        foreach (var file in resources.GroupBy(resource => resource.Path, StringComparer.Ordinal))
        {
            var expected = 0L;
            foreach (var part in file.OrderBy(part => part.Start))
            {
                Rejection.Unless(part.Start == expected && part.End - part.Start <= size && expected % size == 0, "shards-not-contiguous", $"the parts of '{Show(file.Key)}' leave gaps or overlap");
                expected = part.End!.Value;
            }
        }
    }

    private static Manifest ReadLegacy(DocumentNode statement)
    {
        var subjects = statement["subject"] is DocumentSequence { Items.Count: > 0 } list ? list.Items : throw new Rejection("model-empty", "the signature is over no file at all");
        var resources = subjects.Select(LegacyResource).ToList();
        Rejection.Unless(resources.Select(resource => resource.Path).Distinct(StringComparer.Ordinal).Count() == resources.Count, "resource-twice", "a file stands in the statement twice");
        return new Manifest("", new ManifestMethod(HashKind.Sha256, null, false, DefaultIgnores.Git), resources);
    }

    private static ManifestResource LegacyResource(DocumentNode subject)
    {
        var name = subject["name"]?.AsString() ?? throw Malformed("a subject has no name");
        Rejection.Unless(subject["annotations"]?["actual_hash_algorithm"]?.AsString() == LegacyAlgorithm, "algorithm-mismatch", $"'{Show(name)}' is not hashed as a whole with SHA-256");
        Rejection.Unless(ModelPath.IsCanonical(name), "name-not-canonical", $"'{Show(name)}' is no plain path below the model");
        return new ManifestResource(name, null, null, HashKind.Sha256, Hex(subject["digest"]?["sha256"]?.AsString(), HashKind.Sha256.DigestBytes()));
    }

    private static byte[] Hex(string? text, int bytes) =>
        text is not null && text.Length == 2 * bytes && !text.AsSpan().ContainsAnyExcept(LowerHex) ? Convert.FromHexString(text) : throw new Rejection("digest-malformed", "a digest is no lower-case hexadecimal of the right length");

    private static string Show(string name) => name.Length <= 80 ? name : name[..80] + "…";

    private static Rejection Malformed(string message) => new("statement-malformed", message);
}
