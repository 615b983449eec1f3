using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Collects facts and documents within bounds.</summary>
internal sealed class FactLog
{
    private const int MostFacts = 10_000;
    private const int MostDocuments = 10_000;
    private const int LongestValue = 1_000;

    private readonly List<LineageFact> facts = [];
    private readonly List<LineageDocument> documents = [];
    private bool hasMore;

    /// <summary>True when no further file can be told of.</summary>
    public bool IsFull => documents.Count >= MostDocuments;

    public FactReading Reading => new(facts, documents);

    public void Add(FactSource from, string subject, string name, string? value, Digest? digest = null)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (facts.Count >= MostFacts)
        {
            hasMore = true;
            return;
        }

        facts.Add(new LineageFact(Cut(subject), name, Cut(value), from.Rung, from.Path) { Digest = digest });
    }

    /// <summary>A model by name, or a path of the machine that trained, which nobody else can look up.</summary>
    public void AddModel(FactSource from, string subject, string name, string? value, Digest? digest = null) =>
        Add(from, subject, value is not null && LocalPath.IsLocal(value) ? LineageFacts.LocalPath : name, value, digest);

    /// <summary>Ends a file.</summary>
    public void Note(string path, string kind, string? trouble)
    {
        var cut = hasMore ? $"of all files together only the first {MostFacts} facts are kept" : null;
        var message = trouble is null || cut is null ? trouble ?? cut : $"{trouble}; {cut}";
        documents.Add(new LineageDocument(path, kind, message is null ? Outcome.NotApplicable : Outcome.NotEstablished, message));
        hasMore = false;
    }

    private static string Cut(string text) => text.Length <= LongestValue ? text : text[..(char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];
}

/// <summary>The file that facts come from.</summary>
/// <param name="Path">The file as people know it.</param>
/// <param name="Rung">How well its facts are founded.</param>
internal readonly record struct FactSource(string Path, LineageRung Rung);
