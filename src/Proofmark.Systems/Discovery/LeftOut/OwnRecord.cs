namespace Proofmark.Systems.Discovery.LeftOut;

/// <summary>Files that this tool writes below <c>.proofmark</c>.</summary>
internal static class OwnRecord
{
    private const string Folder = ".proofmark";
    private const int DigestDigits = 64;

    public static bool Is(string fullPath)
    {
        var parts = fullPath.Split(Path.DirectorySeparatorChar);
        return parts switch
        {
            [.., Folder, "discovered.json" or "report.html"] => true,
            [.., Folder, "evidence", { Length: DigestDigits + 5 } name] => name.EndsWith(".json", StringComparison.Ordinal) && name.Take(DigestDigits).All(char.IsAsciiHexDigitLower),
            _ => false,
        };
    }
}
