namespace Proofmark.App.Signatures;

/// <summary>Names of files that hold signatures by custom.</summary>
internal static class SignatureNames
{
    private static readonly string[] Endings = [".sig", ".sigstore.json", ".sigstore"];

    /// <summary>True for the name of a signature.</summary>
    public static bool IsSignature(string path) => Ending(path) is { } ending && Path.GetFileName(path).Length > ending.Length;

    /// <summary>The path that a signature is named after.</summary>
    public static string Namesake(string signature) => signature[..^(Ending(signature)?.Length ?? 0)];

    private static string? Ending(string path) => Array.Find(Endings, ending => path.EndsWith(ending, StringComparison.Ordinal));
}
