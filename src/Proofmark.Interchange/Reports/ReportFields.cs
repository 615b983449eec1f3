using System.Globalization;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Interchange.Reports;

/// <summary>Values that reports of other tools have and our own documents have not. Each mistake is collected, with its place.</summary>
internal static class ReportFields
{
    /// <summary>The fields of a whole document; an error when it is no mapping.</summary>
    public static DocumentFields Root(string file, DocumentNode root, List<DocumentError> errors)
    {
        if (root is DocumentMapping mapping)
        {
            return new DocumentFields(file, "", mapping, errors);
        }

        errors.Add(new DocumentError(file, root.Line, root.Column, "", "an object is expected here"));
        return new DocumentFields(file, "", new DocumentMapping([], root.Line, root.Column), errors);
    }

    /// <summary>A moment (ISO 8601; universal time where no offset is written) that may be there.</summary>
    public static DateTimeOffset? OptionalMoment(this DocumentFields fields, string key)
    {
        if (fields.OptionalString(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        fields.Fail(key, "a moment is expected here, written as in ISO 8601");
        return null;
    }

    /// <summary>A count, from 0, that may be there.</summary>
    public static long? OptionalCount(this DocumentFields fields, string key)
    {
        if (fields.OptionalString(key) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MaxCount)
        {
            return count;
        }

        fields.Fail(key, "a count is expected here: a whole number from 0");
        return null;
    }

    /// <summary>A mapping that must be there.</summary>
    public static DocumentFields? RequiredMapping(this DocumentFields fields, string key)
    {
        if (fields.OptionalNode(key) is null or DocumentScalar { Kind: ScalarKind.Null })
        {
            fields.Fail(key, "the field is required");
            return null;
        }

        return fields.OptionalMapping(key);
    }

    /// <summary>A list of mappings that must be there, though it may be empty.</summary>
    public static IReadOnlyList<DocumentFields> RequiredMappingList(this DocumentFields fields, string key)
    {
        if (fields.OptionalNode(key) is null or DocumentScalar { Kind: ScalarKind.Null })
        {
            fields.Fail(key, "the field is required");
            return [];
        }

        return fields.MappingList(key);
    }

    /// <summary>A SHA-256 digest in hexadecimal; null when the text is none.</summary>
    public static Digest? Sha256(string? hex) =>
        hex is { Length: 64 } && hex.All(char.IsAsciiHexDigit) ? new Digest(Digest.Sha256, hex.ToLowerInvariant()) : null;

    /// <summary>True when the name of an algorithm means SHA-256, however it is spelt (<c>SHA-256</c>, <c>sha256</c>, <c>SHA256</c>).</summary>
    public static bool IsSha256(string? algorithm) =>
        string.Equals(algorithm?.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), Digest.Sha256, StringComparison.OrdinalIgnoreCase);

    /// <summary>The SHA-256 digest in a mapping from algorithms to hexadecimal text; an error when it is malformed, null when it is absent.</summary>
    public static Digest? OptionalDigest(this DocumentFields fields, string key)
    {
        if (fields.OptionalMapping(key) is not { } hashes || hashes.Mapping.Entries.FirstOrDefault(e => IsSha256(e.Key)) is not { } entry)
        {
            return null;
        }

        var digest = Sha256(entry.Value.AsString());
        if (digest is null)
        {
            hashes.Fail(entry.Key, "64 hexadecimal digits are expected here");
        }

        return digest;
    }

    /// <summary>The SHA-256 digest in a list of mappings from algorithm to value; an error when it is malformed, null when it is absent.</summary>
    public static Digest? DigestInList(this DocumentFields fields, string key, string algorithmKey, string valueKey)
    {
        Digest? found = null;
        foreach (var hash in fields.MappingList(key))
        {
            var value = hash.OptionalString(valueKey);
            if (IsSha256(hash.OptionalString(algorithmKey)))
            {
                found = Sha256(value);
                if (found is null)
                {
                    hash.Fail(valueKey, "64 hexadecimal digits are expected here");
                }
            }
        }

        return found;
    }

    // Whole numbers beyond it have no exact form in JSON (RFC 8785), and no count of attempts comes near.
    private const long MaxCount = 1_000_000_000_000;
}
