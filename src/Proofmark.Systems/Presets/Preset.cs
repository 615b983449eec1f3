namespace Proofmark.Systems.Presets;

/// <summary>A common kind of system, as a description to begin with. The entries are data: <c>Presets/Data/*.yaml</c>.</summary>
/// <param name="Name">Its name on the command line, for example <c>chatbot</c>.</param>
/// <param name="Title">What it is, in one line.</param>
/// <param name="Questions">The questions that matter first, as <c>component.question</c>.</param>
/// <param name="Description">Everything of <c>proofmark.yaml</c> but its head.</param>
public sealed record Preset(string Name, string Title, IReadOnlyList<string> Questions, string Description)
{
    /// <summary>Most lines that a written description has.</summary>
    public const int MaxLines = 25;

    /// <summary>The text of <c>proofmark.yaml</c>.</summary>
    /// <param name="systemId">Name of the system; blank is <c>system</c>.</param>
    public string Write(string systemId)
    {
        var id = Init.YamlText.Quote(string.IsNullOrWhiteSpace(systemId) ? "system" : systemId);
        return $"# {Title}. Rename, add and leave out as your system has it.\n"
            + $"# Answer first: {string.Join(", ", Questions)} (docs/questions.md lists all)\n"
            + $"system: {{id: {id}, owner: \"\", personas: [personaApplicationDeveloper]}}\n"
            + Description;
    }
}
