using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>Closed where the consumer names the digest that the producer named, and both records are accepted. Without a digest on either side the bytes could be any.</summary>
internal static class HandOverFinder
{
    private const string Anybody = "whoever can write to where the artifact lay between the steps";

    public static IEnumerable<TamperWindow> Find(WindowContext context) => context.Graph.Steps.SelectMany(step => step.Materials.SelectMany(material => Of(context, step, material)));

    private static IEnumerable<TamperWindow> Of(WindowContext context, LineageStep consumer, ArtifactReference material)
    {
        var producers = context.Graph.Origins(material).Where(p => p.Id != consumer.Id).ToList();
        if (material.Digest is null)
        {
            var producer = producers.FirstOrDefault();
            var why = material.WeakDigest is { } weak ? $"by {weak.Split(':')[0]} only, which binds no bytes" : material.Uri is not null ? "by its address only" : "by its name only";
            yield return context.Open(
                WindowClass.HandOver, material.WeakDigest is null ? "no-digest" : "weak-digest", $"{consumer.Stage} names '{material.Name}' {why}", material, producer is null ? [consumer] : [producer, consumer],
                (producer?.Finished, consumer.Started), WindowScale.Anybody, Anybody, "G", WindowContext.Record(consumer, $"a record that names '{material.Name}' by SHA-256"));
            yield break;
        }

        if (producers.Count == 0 && context.Graph.MakersOf(material.Name).FirstOrDefault(p => p.Id != consumer.Id) is { } maker)
        {
            yield return context.Open(
                WindowClass.HandOver, "other-bytes", $"{consumer.Stage} took '{material.Name}' with other bytes than {maker.Stage} left", material, [maker, consumer],
                (maker.Finished, consumer.Started), WindowScale.Anybody, Anybody, "G", WindowContext.Origin(material, "a record of the step that made these bytes"));
        }

        foreach (var producer in producers.Where(p => !WindowContext.IsAccepted(p) || !WindowContext.IsAccepted(consumer)))
        {
            var unsigned = WindowContext.IsAccepted(producer) ? consumer : producer;
            yield return context.Open(
                WindowClass.HandOver, "record-not-accepted", $"'{material.Name}' went from {producer.Stage} to {consumer.Stage}, and nobody who is trusted signed the record of {unsigned.Stage}", material, [producer, consumer],
                (producer.Finished, consumer.Started), WindowScale.Anybody, Anybody, "G", WindowContext.Signature(unsigned, "a signature by somebody whom the policy trusts as builder"));
        }
    }
}
