using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>The list of checks of files that loaders know by their names, whatever format they have: a new one is a class and a line here.</summary>
internal static class NameChecks
{
    private static readonly INameCheck[] All = [new PythonFileCheck(), new ModelConfigCheck(), new YamlConfigCheck(), new NotebookCheck()];

    /// <summary>The check for a file; null where its name says nothing.</summary>
    public static INameCheck? For(string name, FileIdentity identity, Place place, Inspection inspection)
    {
        var fileName = name[(name.LastIndexOf('/') + 1)..];
        return Array.Find(All, check => check.Knows(fileName, identity, place, inspection));
    }
}
