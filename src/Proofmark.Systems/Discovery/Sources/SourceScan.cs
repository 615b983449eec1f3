using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Source code as the rules for it see it.</summary>
/// <param name="Text">The code as tokens.</param>
/// <param name="Imports">What it imports.</param>
/// <param name="Calls">What it calls.</param>
/// <param name="File">The file it stands in.</param>
internal sealed record SourceView(SourceText Text, Imports Imports, IReadOnlyList<Call> Calls, FileView File);

/// <summary>Runs every rule for source code.</summary>
internal static class SourceScan
{
    private static readonly (string Id, Action<SourceView, Findings> Find)[] Rules =
    [
        ("discover.source-model", ModelCalls.Find),
        ("discover.source-remote-code", RemoteCodeFlags.Find),
        ("discover.source-unsafe-load", UnsafeLoads.Find),
        ("discover.source-api-model", ApiModels.Find),
        ("discover.source-retrieval", RetrievalStores.Find),
        ("discover.source-tool", AgentTools.Find),
    ];

    public static void Run(string text, Language language, FileView file, Findings findings)
    {
        var source = new SourceText(text, language);
        var imports = new Imports(source);
        var view = new SourceView(source, imports, [.. new CallFinder(source, imports).All()], file);
        foreach (var (id, find) in Rules)
        {
            find(view, findings.As(id));
        }
    }
}
