namespace Proofmark.Tests.Shared;

/// <summary>Chat templates in the styles of published models, in our own words: one file, each template under a line with its name.</summary>
internal static class TemplateCorpus
{
    public static IReadOnlyList<(string Name, string Text)> All { get; } = Read();

    private static List<(string Name, string Text)> Read() =>
        [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "chat-templates.txt")).Split("=== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(static part => (part[..part.IndexOf('\n', StringComparison.Ordinal)], part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]))];
}
