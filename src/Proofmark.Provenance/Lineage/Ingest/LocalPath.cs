namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Tells paths of a training machine from names of models.</summary>
internal static class LocalPath
{
    // A name on a hub has one slash at most; an address has a scheme.
    public static bool IsLocal(string value) =>
        value is "." or ".." or "~"
        || value.StartsWith('/') || value.StartsWith('\\') || value.Contains('\\', StringComparison.Ordinal)
        || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal) || value.StartsWith("~/", StringComparison.Ordinal)
        || value.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || (value.Length > 2 && char.IsAsciiLetter(value[0]) && value[1] == ':' && value[2] == '/')
        || (!value.Contains(':', StringComparison.Ordinal) && value.TrimEnd('/').Count(static c => c == '/') > 1);
}
