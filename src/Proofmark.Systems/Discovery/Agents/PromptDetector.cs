using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Agents;

/// <summary>Prompts and instruction files for agents, told by name and folder.</summary>
internal sealed class PromptDetector : Detector
{
    public override string Id => "discover.prompt";

    public override bool Matches(FilePath path) => IsInstruction(path) || IsPrompt(path);

    public override void Detect(FileView file, Findings findings) =>
        findings.Add(
            FactKind.Prompt, file.Path.Text, IsInstruction(file.Path) ? Confidence.High : Confidence.Medium, 1, ("role", IsInstruction(file.Path) ? "instructions" : "prompt"));

    private static bool IsInstruction(FilePath path) =>
        path.Name == "AGENT.md" || path.IsNamed("AGENTS.md", "CLAUDE.md", "GEMINI.md", ".cursorrules", ".windsurfrules", ".clinerules", "copilot-instructions.md", "SKILL.md")
        || path.Extension == ".mdc" || path.IsLike("*.instructions.md");

    private static bool IsPrompt(FilePath path) =>
        path.Extension == ".prompty" || path.IsLike("*.prompt.md") || path.IsLike("*.prompt") || path.IsNamed("system_prompt.txt", "system_prompt.md", "system-prompt.txt", "system-prompt.md")
        || ((path.IsBelow("prompts") || path.IsBelow("prompt")) && path.Extension is ".md" or ".txt" or ".jinja" or ".jinja2" or ".j2" or ".yaml" or ".yml" or ".hbs" or ".mustache");
}
