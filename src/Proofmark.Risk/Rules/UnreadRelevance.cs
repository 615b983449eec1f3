using System.Collections.Frozen;
using System.IO.Enumeration;
using Proofmark.Core;

namespace Proofmark.Risk.Rules;

/// <summary>Whether something that was not read could have mattered.</summary>
internal static class UnreadRelevance
{
    // Only an ending that says what a file is can show that it does not matter; a folder or an odd name always may.
    private static readonly FrozenSet<string> TellingEndings = FrozenSet.ToFrozenSet(
        [
            ".py", ".ipynb", ".cs", ".csproj", ".js", ".mjs", ".ts", ".json", ".yaml", ".yml", ".toml", ".cfg", ".ini", ".lock", ".md", ".txt", ".xml", ".html", ".css",
            ".csv", ".jsonl", ".parquet", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".pdf",
            ".pkl", ".pickle", ".joblib", ".pt", ".pth", ".bin", ".ckpt", ".npy", ".npz", ".safetensors", ".gguf", ".onnx", ".h5", ".keras", ".zip",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the part may be one that the patterns mean. Without patterns everything matters.</summary>
    public static bool Concerns(UnreadPart part, IReadOnlyList<string> patterns)
    {
        var name = Path.GetFileName(part.Location.Path);
        return patterns.Count == 0
            || patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, name))
            || name.StartsWith('.')
            || !TellingEndings.Contains(Path.GetExtension(name));
    }
}
