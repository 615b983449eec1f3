using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;

namespace Proofmark.Systems.Tests.Description;

/// <summary>Reads descriptions against a catalogue of four ids.</summary>
internal static class Described
{
    public static IReadOnlySet<string> Catalogue { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "riskPromptInjection", "controlRedTeaming", "personaApplicationDeveloper", "componentTheModel" };

    public static SystemDescription Read(string yaml)
    {
        var description = DescriptionReader.Read(Encoding.UTF8.GetBytes(yaml), Catalogue, Limits.Default, out var mistakes);
        mistakes.Should().BeEmpty();
        return description!;
    }

    /// <summary>Every mistake as <c>line field: message</c>.</summary>
    public static string[] Mistakes(string yaml) => [.. Errors(yaml).Select(e => $"{e.Line} {e.Field}: {e.Message}")];

    public static IReadOnlyList<DocumentError> Errors(string yaml)
    {
        DescriptionReader.Read(Encoding.UTF8.GetBytes(yaml), Catalogue, Limits.Default, out var mistakes);
        mistakes.Should().OnlyContain(e => e.File == "proofmark.yaml" && e.Line > 0 && e.Column > 0);
        return mistakes;
    }

    /// <summary>A description that has one component, <c>llm</c>, followed by more text.</summary>
    public static string With(string rest) => "system: {id: s}\ncomponents: {llm: {kind: model}}\n" + rest;
}
