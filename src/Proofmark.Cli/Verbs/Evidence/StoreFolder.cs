using System.CommandLine;
using Proofmark.Core;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Verbs.Evidence;

/// <summary>Which folder holds the statements.</summary>
internal static class StoreFolder
{
    /// <summary>The option that names it.</summary>
    public static Option<string> Option() => new("--store")
    {
        HelpName = "DIR",
        Description = "A system's folder (its statements lie in DIR/.proofmark/evidence), or a folder of statements.",
        DefaultValueFactory = _ => ".",
    };

    /// <summary>The folder of the statements of a system's folder; a folder that itself holds statements is taken as it is.</summary>
    public static string Locate(string folder)
    {
        var inside = Path.Combine(folder, ".proofmark", "evidence");
        return !Directory.Exists(inside) && HoldsStatements(folder) ? folder : inside;
    }

    /// <summary>Opens the store that the user named.</summary>
    public static EvidenceStore Open(string folder) => new(Locate(folder), EvidenceOrigin.NamedStore, Limits.Default);

    private static bool HoldsStatements(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.json").Any(f => Path.GetFileNameWithoutExtension(f) is { Length: 64 } name && name.All(char.IsAsciiHexDigitLower));
}
