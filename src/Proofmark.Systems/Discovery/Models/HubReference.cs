using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Models;

/// <summary>Tells names of hub repositories from paths.</summary>
internal static class HubReference
{
    // Two names of 96 characters, the hub's bound for each, and a slash.
    private const int Longest = 193;

    /// <summary>True when a text has the form <c>name</c> or <c>owner/name</c> and no weights of that name lie in the tree.</summary>
    public static bool IsHub(string text, FileView file) => HasForm(text) && !WeightFile.LiesAt(text, file);

    private static bool HasForm(string text)
    {
        if (text.Length is 0 or > Longest || !char.IsAsciiLetterOrDigit(text[0]) || text.Count(c => c == '/') > 1 || text.EndsWith('/'))
        {
            return false;
        }

        return text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_') && Path.GetExtension(text).ToLowerInvariant()
            is not (".py" or ".json" or ".bin" or ".pt" or ".pth" or ".pkl" or ".onnx" or ".gguf" or ".safetensors" or ".h5" or ".yaml" or ".yml" or ".txt" or ".csv" or ".jsonl");
    }
}
