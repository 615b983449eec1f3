using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Reading;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Facts of the relationships of SPDX 2.3 and 3.0.</summary>
internal static class SpdxFacts
{
    private readonly record struct Element(string Name, Digest? Digest);

    public static void Read(DocumentNode root, FactSource from, FactLog log)
    {
        if (root["@graph"] is { } graph)
        {
            var items = Nodes.Items(graph);
            var elements = Table(items, "spdxId", "hashValue", "verifiedUsing");
            foreach (var item in items.Where(static i => i["type"]?.AsString() is "Relationship" or "LifecycleScopedRelationship"))
            {
                foreach (var to in item["to"]?.AsString() is { } one ? [one] : Nodes.Texts(item["to"]))
                {
                    Add(elements, item["from"]?.AsString(), item["relationshipType"]?.AsString(), to, from, log);
                }
            }
        }
        else
        {
            var elements = Table(Nodes.Items(root["packages"]), "SPDXID", "checksumValue", "checksums");
            foreach (var item in Nodes.Items(root["relationships"]))
            {
                Add(elements, item["spdxElementId"]?.AsString(), item["relationshipType"]?.AsString(), item["relatedSpdxElement"]?.AsString(), from, log);
            }
        }
    }

    private static Dictionary<string, Element> Table(IReadOnlyList<DocumentNode> items, string id, string value, string digests)
    {
        var table = new Dictionary<string, Element>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item[id]?.AsString() is { } key && item["name"]?.AsString() is { } name)
            {
                table.TryAdd(key, new Element(name, Sha256.Find(item[digests], "algorithm", value)));
            }
        }

        return table;
    }

    private static void Add(Dictionary<string, Element> elements, string? first, string? type, string? second, FactSource from, FactLog log)
    {
        // One direction is enough for the facts: an ancestor of B is what B descends from.
        var (subject, target) = type is "ancestorOf" or "ANCESTOR_OF" ? (second, first) : (first, second);
        if (subject is null || target is null)
        {
            return;
        }

        var about = elements.TryGetValue(subject, out var known) ? known.Name : subject;
        var other = elements.GetValueOrDefault(target, new Element(target, null));
        if (type is "ancestorOf" or "ANCESTOR_OF" or "descendantOf" or "DESCENDANT_OF")
        {
            log.AddModel(from, about, LineageFacts.BaseModel, other.Name, other.Digest);
        }
        else if (type is "trainedOn" or "testedOn")
        {
            log.Add(from, about, type == "trainedOn" ? LineageFacts.Dataset : LineageFacts.EvaluationDataset, other.Name, other.Digest);
        }
    }
}
