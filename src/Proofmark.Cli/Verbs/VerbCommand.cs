using System.CommandLine;

namespace Proofmark.Cli.Verbs;

/// <summary>A verb with examples for its help page.</summary>
internal sealed class VerbCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>Command lines that work as they stand.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
