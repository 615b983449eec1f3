using System.Collections.Frozen;
using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning.Templates;

/// <summary>Names by which templates leave their language, from <c>template-names.txt</c>.</summary>
internal static class TemplateNames
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Read();

    /// <summary>True for an attribute that leads from an object to classes, modules or code.</summary>
    public static bool Reaches(string name) => Kinds["reach"].Contains(name);

    /// <summary>True for a function whose call runs code or programs.</summary>
    public static bool Runs(string name) => Kinds["run"].Contains(name);

    /// <summary>True for a module of such functions.</summary>
    public static bool IsModule(string name) => Kinds["module"].Contains(name);

    /// <summary>True for an object that Flask gives to templates, and that no engine for models does.</summary>
    public static bool IsFlask(string name) => Kinds["flask"].Contains(name);

    /// <summary>True for a name with two underscores on both sides.</summary>
    public static bool IsSpecial(string name) =>
        name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal) && name.All(static c => c == '_' || char.IsLetterOrDigit(c));

    private static FrozenDictionary<string, FrozenSet<string>> Read() =>
        GlobalLists.TextOf("template-names.txt").Split('\n').Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(static words => words.Skip(1), static (words, name) => (Kind: words[0], Name: name))
            .GroupBy(static p => p.Kind, static p => p.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
