using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>The languages whose source is looked at.</summary>
internal enum Language
{
    /// <summary>Python.</summary>
    Python,

    /// <summary>JavaScript and TypeScript.</summary>
    JavaScript,

    /// <summary>C#.</summary>
    CSharp,
}

/// <summary>Tells languages by extension.</summary>
internal static class Languages
{
    /// <summary>The language of a file, or null.</summary>
    public static Language? Of(FilePath path) => path.Extension switch
    {
        ".py" => Language.Python,
        ".js" or ".mjs" or ".cjs" or ".jsx" or ".ts" or ".mts" or ".cts" or ".tsx" => Language.JavaScript,
        ".cs" => Language.CSharp,
        _ => null,
    };
}
