using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Reading;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Facts of CycloneDX 1.5 to 1.7: ancestors of models, and data sets. The pedigree of anything else is no lineage of a model.</summary>
internal static class CycloneDxFacts
{
    private const string Model = "machine-learning-model";

    public static void Read(DocumentNode root, FactSource from, FactLog log)
    {
        var main = root["metadata"]?["component"];
        var components = new List<DocumentNode>();
        Collect(main, components);
        foreach (var component in Nodes.Items(root["components"]))
        {
            Collect(component, components);
        }

        var known = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        foreach (var component in components)
        {
            if (component["bom-ref"]?.AsString() is { } reference)
            {
                known.TryAdd(reference, component);
            }
        }

        var told = new HashSet<DocumentNode>(ReferenceEqualityComparer.Instance);
        foreach (var component in components.Where(static c => TypeOf(c) == Model))
        {
            ReadModel(component, known, told, from, log);
        }

        foreach (var data in components.Where(c => TypeOf(c) == "data" && told.Add(c)))
        {
            log.Add(from, NameOf(main) ?? ".", LineageFacts.Dataset, NameOf(data), DigestOf(data));
        }
    }

    private static void ReadModel(DocumentNode model, Dictionary<string, DocumentNode> known, HashSet<DocumentNode> told, FactSource from, FactLog log)
    {
        var subject = NameOf(model) ?? ".";
        foreach (var ancestor in Nodes.Items(model["pedigree"]?["ancestors"]))
        {
            log.AddModel(from, subject, LineageFacts.BaseModel, NameOf(ancestor), DigestOf(ancestor));
        }

        foreach (var data in Nodes.Items(model["modelCard"]?["modelParameters"]?["datasets"]))
        {
            var node = data["ref"]?.AsString() is { } reference && known.TryGetValue(reference, out var target) ? target : data;
            told.Add(node);
            log.Add(from, subject, LineageFacts.Dataset, NameOf(node) ?? node["ref"]?.AsString(), DigestOf(node));
        }
    }

    private static void Collect(DocumentNode? component, List<DocumentNode> all)
    {
        if (component is null)
        {
            return;
        }

        all.Add(component);
        foreach (var part in Nodes.Items(component["components"]))
        {
            Collect(part, all);
        }
    }

    private static string? TypeOf(DocumentNode component) => component["type"]?.AsString();

    private static string? NameOf(DocumentNode? component) =>
        component?["name"]?.AsString() is { } name && component["group"]?.AsString() is { Length: > 0 } group ? $"{group}/{name}" : component?["name"]?.AsString();

    // Records bind by SHA-256: a digest by another algorithm would look like other bytes.
    private static Digest? DigestOf(DocumentNode component) => Sha256.Find(component["hashes"], "alg", "content");
}
