using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Graph;

namespace Proofmark.Provenance.Lineage.Tracing;

/// <summary>Finds what cannot be true together.</summary>
internal static class Contradictions
{
    public static IReadOnlyList<Contradiction> Find(LineageGraph graph, LineageEvidence evidence) =>
    [
        .. graph.Steps.SelectMany(step => Substituted(graph, step)),
        .. SameRun(graph),
        .. Circles(graph),
        .. evidence.Summaries.Where(s => !s.Passed && s.Witnesses.Count > 0 && s.Artifact.Digest is { } digest && digest == graph.Target.Digest)
            .Select(static s => new Contradiction("verification-failed", $"{s.Witnesses[0].Name} verified these bytes and refused them", [s.Source])),
        .. evidence.Documents.Where(static d => d.Outcome == Core.Outcome.Fail).Select(static d => new Contradiction("record-invalid", $"{d.Path} is not what it claims to be: {d.Message}", [d.Path])),
        .. Bases(graph, evidence),
    ];

    // The consumer took bytes under the name of a product that no record of that name's maker has.
    private static IEnumerable<Contradiction> Substituted(LineageGraph graph, LineageStep consumer) =>
        from material in consumer.Materials
        where material.Digest is { } digest && graph.ProducersOf(digest).Count == 0 && graph.ProducersOfFiles(digest).Count == 0
        let makers = graph.MakersOf(material.Name).Where(m => m.Id != consumer.Id).ToList()
        where makers.Count > 0
        select new Contradiction(
            "digest-mismatch", $"{consumer.Stage} took '{material.Name}' with other bytes than {makers[0].Stage} made: tampered with or substituted", [.. makers.Select(static m => m.Source).Append(consumer.Source)]);

    private static IEnumerable<Contradiction> SameRun(LineageGraph graph) =>
        from run in graph.All.Where(static s => s.Invocation is not null && s.Witnesses.Count > 0).GroupBy(static s => (s.Invocation, s.Builder, s.Stage))
        from product in run.SelectMany(static s => s.Products.Select(p => (Product: p, Step: s))).Where(static x => x.Product is { Digest: not null, Name.Length: > 0 }).GroupBy(static x => x.Product.Name, StringComparer.Ordinal)
        where product.Select(static x => x.Product.Digest).Distinct().Count() > 1
        select new Contradiction("runs-disagree", $"records of one run give '{product.Key}' different digests", [.. product.Select(static x => x.Step.Source).Distinct(StringComparer.Ordinal)]);

    private static IEnumerable<Contradiction> Circles(LineageGraph graph)
    {
        // Steps that remain when those without unfinished producers are taken away again and again: they, or what follows on them, lie in a circle.
        var open = graph.Steps.ToDictionary(static s => s.Id, s => graph.Feeding(s).Select(static f => f.Producer.Id).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var consumers = open.SelectMany(static pair => pair.Value.Select(producer => (producer, consumer: pair.Key))).ToLookup(static x => x.producer, static x => x.consumer, StringComparer.Ordinal);
        var waiting = new Queue<string>(open.Where(static pair => pair.Value.Count == 0).Select(static pair => pair.Key));
        while (waiting.TryDequeue(out var done))
        {
            open.Remove(done);
            foreach (var consumer in consumers[done].Where(c => open.TryGetValue(c, out var left) && left.Remove(done) && left.Count == 0))
            {
                waiting.Enqueue(consumer);
            }
        }

        if (open.Count > 0)
        {
            yield return new Contradiction("circle", $"{open.Count} steps come from their own products", [.. graph.Steps.Where(s => open.ContainsKey(s.Id)).Take(5).Select(static s => s.Source)]);
        }
    }

    private static IEnumerable<Contradiction> Bases(LineageGraph graph, LineageEvidence evidence)
    {
        var attested = graph.Steps.SelectMany(static s => s.Materials).Where(static m => m is { Role: ArtifactRoles.BaseModel, Digest: not null }).Select(static m => m.Digest).ToHashSet();
        return evidence.Facts
            .Where(fact => fact is { Name: LineageFacts.BaseModel, Digest: { } digest } && attested.Count > 0 && !attested.Contains(digest))
            .Select(static fact => new Contradiction("base-mismatch", $"{fact.Source} names '{fact.Value}' by a digest that no recorded step started from", [fact.Source]));
    }
}
