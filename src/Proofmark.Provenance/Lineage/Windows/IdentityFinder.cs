using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>Neighbouring steps need independent witnesses: one key behind both could rewrite both records together. Names count for nothing here, keys do.</summary>
internal static class IdentityFinder
{
    public static IEnumerable<TamperWindow> Find(WindowContext context) => context.Graph.Steps
        .SelectMany(consumer => context.Graph.Feeding(consumer).DistinctBy(static f => f.Producer.Id, StringComparer.Ordinal).Select(f => (f.Producer, Consumer: consumer, f.Material)))
        .Where(pair => WindowContext.IsAccepted(pair.Producer) && WindowContext.IsAccepted(pair.Consumer))
        .Where(pair => Keys(pair.Producer, pair.Consumer) < context.Rules.Identities)
        .Select(pair => context.Open(
            WindowClass.Identity, "one-identity", $"'{pair.Consumer.Witnesses[0].Name}' alone vouches for {pair.Producer.Stage} and {pair.Consumer.Stage}", pair.Material, [pair.Producer, pair.Consumer],
            (pair.Producer.Finished, pair.Consumer.Started), WindowScale.Signer, "whoever holds the one key", "A",
            WindowContext.Signature(pair.Consumer, "a signature by a second identity"), WindowContext.Signature(pair.Producer, "a signature by a second identity")));

    private static int Keys(LineageStep producer, LineageStep consumer) => producer.Witnesses.Concat(consumer.Witnesses).Select(static w => w.Key).Distinct(StringComparer.Ordinal).Count();
}
