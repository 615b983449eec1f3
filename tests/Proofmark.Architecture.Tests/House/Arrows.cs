namespace Proofmark.Architecture.Tests.House;

/// <summary>Who may know whom. A new project, or a new arrow, is a decision that is written down here.</summary>
internal static class Arrows
{
    /// <summary>The projects that a project may reference directly; what those reference, it may use as well.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Proofmark.Core"] = [],
        ["Proofmark.Formats"] = ["Proofmark.Core"],
        ["Proofmark.Interchange"] = ["Proofmark.Core"],
        ["Proofmark.Provenance"] = ["Proofmark.Formats", "Proofmark.Interchange"],
        ["Proofmark.Scanning"] = ["Proofmark.Formats"],
        ["Proofmark.Systems"] = ["Proofmark.Formats"],
        ["Proofmark.Risk"] = ["Proofmark.Systems", "Proofmark.Interchange"],
        ["Proofmark.Reporting"] = ["Proofmark.Risk", "Proofmark.Interchange"],
        ["Proofmark.App"] = ["Proofmark.Scanning", "Proofmark.Systems", "Proofmark.Risk", "Proofmark.Reporting", "Proofmark.Interchange", "Proofmark.Provenance"],
        ["Proofmark.Cli"] = ["Proofmark.App"],
    };

    /// <summary>Everything that is reached from a project by following arrows.</summary>
    public static IReadOnlySet<string> Reachable(string project)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(Allowed[project]);
        while (waiting.TryDequeue(out var next))
        {
            if (reached.Add(next))
            {
                Array.ForEach(Allowed[next], waiting.Enqueue);
            }
        }

        return reached;
    }

    /// <summary>The name of a project's assembly.</summary>
    public static string Assembly(string project) => project == "Proofmark.Cli" ? "proofmark" : project;
}
