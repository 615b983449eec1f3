using Proofmark.Core.Documents;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Reading;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Facts of the text files that lie beside weights: card, configurations and the state of a trainer.</summary>
internal static class ModelFacts
{
    public static void ReadCard(DocumentNode root, string subject, FactSource from, FactLog log)
    {
        foreach (var model in OneOrMany(root["base_model"]))
        {
            log.AddModel(from, subject, LineageFacts.BaseModel, model);
        }

        log.Add(from, subject, LineageFacts.BaseModelRelation, root["base_model_relation"]?.AsString());
        foreach (var data in OneOrMany(root["datasets"]))
        {
            log.Add(from, subject, LineageFacts.Dataset, data);
        }
    }

    public static void ReadConfig(DocumentNode root, string subject, FactSource from, FactLog log)
    {
        log.AddModel(from, subject, LineageFacts.NameOrPath, root["_name_or_path"]?.AsString());
        foreach (var code in Nodes.Entries(root["auto_map"]).SelectMany(static entry => OneOrMany(entry.Value)))
        {
            log.Add(from, subject, LineageFacts.RemoteCode, code);
        }

        log.Add(from, subject, LineageFacts.ToolVersion, root["transformers_version"]?.AsString() is { Length: > 0 } version ? $"transformers {version}" : null);
    }

    public static void ReadAdapter(DocumentNode root, string subject, FactSource from, FactLog log)
    {
        log.AddModel(from, subject, LineageFacts.BaseModel, root["base_model_name_or_path"]?.AsString());
        log.Add(from, subject, LineageFacts.BaseModelRevision, root["revision"]?.AsString());
    }

    public static void ReadTrainerState(DocumentNode root, string subject, FactSource from, FactLog log)
    {
        log.Add(from, subject, LineageFacts.GlobalStep, Number(root["global_step"]));
        log.Add(from, subject, LineageFacts.FirstLoggedStep, Nodes.Items(root["log_history"]) is [var first, ..] ? Number(first["step"]) : null);
        log.Add(from, subject, LineageFacts.Epoch, Number(root["epoch"]));
        log.Add(from, subject, LineageFacts.BestCheckpoint, root["best_model_checkpoint"]?.AsString());
    }

    private static string? Number(DocumentNode? node) => node is DocumentScalar { Kind: ScalarKind.WholeNumber or ScalarKind.Number } scalar ? scalar.Text : null;

    private static IReadOnlyList<string> OneOrMany(DocumentNode? node) => node?.AsString() is { } one ? [one] : Nodes.Texts(node);
}
