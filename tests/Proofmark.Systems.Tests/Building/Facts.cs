using Proofmark.Core;
using Proofmark.Systems.Building;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;
using Proofmark.Systems.Tests.Description;

namespace Proofmark.Systems.Tests.Building;

/// <summary>Facts and systems for tests.</summary>
internal static class Facts
{
    public static Fact Of(FactKind kind, string value, string path, params (string Name, string Value)[] attributes) => new("discover.test", kind, value, Confidence.High, new Location(path, Line: 1))
    {
        Attributes = new SortedDictionary<string, string>(attributes.ToDictionary(a => a.Name, a => a.Value), StringComparer.Ordinal),
    };

    public static Fact Weights(string path, string format = "safetensors") => Of(FactKind.ModelFile, path, path, ("format", format), ("signed", "false"));

    public static Fact Reference(string name = "o/n", string? revision = null) =>
        revision is null ? Of(FactKind.ModelReference, name, "app.py", ("source", "hub")) : Of(FactKind.ModelReference, name, "app.py", ("source", "hub"), ("revision", revision));

    public static Fact Tool(string name, string effect) => Of(FactKind.Tool, name, ".mcp.json", ("effect", effect));

    public static Fact Store { get; } = Of(FactKind.RetrievalStore, "chroma", "store.py");

    public static Fact Prompt { get; } = Of(FactKind.Prompt, "prompts/a.md", "prompts/a.md");

    /// <summary>The system of a description and facts; no description when the text is null.</summary>
    public static SystemModel Build(string? yaml, params IEnumerable<Fact> facts) =>
        SystemBuilder.Build(yaml is null ? null : Described.Read(yaml), [.. facts], [], "fallback");
}
