namespace Proofmark.Provenance.ModelSigning;

/// <summary>Paths below a model.</summary>
internal static class ModelPath
{
    /// <summary>Name of a model that is one file.</summary>
    public const string Whole = ".";

    /// <summary>True for a relative path with plain components: nothing empty, no <c>.</c> or <c>..</c>, no NUL. A model of one file is <c>.</c>.</summary>
    public static bool IsCanonical(string path) =>
        path == Whole || (path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal) && path.Split('/').All(part => part.Length > 0 && part is not ("." or "..")));

    /// <summary>True when a path is another one or stands below it.</summary>
    public static bool IsAtOrBelow(string path, string above) =>
        path.StartsWith(above, StringComparison.Ordinal) && (path.Length == above.Length || path[above.Length] == '/');
}
