using Proofmark.Core.Documents;

namespace Proofmark.Scanning.Code.Roles;

/// <summary>
/// Finds the code that configurations of Hugging Face libraries name: <c>auto_map</c> and <c>custom_pipelines</c> (transformers), pipelines and components of
/// their own (diffusers), <c>modules.json</c> (sentence-transformers).
/// </summary>
internal static class ConfigReferences
{
    private const int Most = 10_000;

    private static readonly string[] OwnLibraries = ["sentence_transformers", "transformers", "diffusers", "onnxruntime", "flax", "torch"];

    /// <summary>True for names of configurations that loaders look into.</summary>
    public static bool IsConfig(string fileName) =>
        fileName is "config.json" or "model_index.json" or "modules.json" || fileName.EndsWith("_config.json", StringComparison.Ordinal);

    /// <summary>The references of a configuration.</summary>
    public static IReadOnlyList<CodeReference> Find(string fileName, DocumentNode root)
    {
        var found = new List<CodeReference>();
        Walk(root, found);
        if (fileName == "modules.json" && root is DocumentSequence modules)
        {
            foreach (var type in modules.Items.Select(static m => m["type"]).OfType<DocumentScalar>().Where(static t => !IsOwn(t.Text)))
            {
                Add(found, "type", type);
            }
        }
        else if (fileName == "model_index.json" && root is DocumentMapping pipeline)
        {
            AddComponents(found, pipeline);
        }

        return found;
    }

    private static void Walk(DocumentNode node, List<CodeReference> found)
    {
        if (node is DocumentSequence list)
        {
            foreach (var item in list.Items)
            {
                Walk(item, found);
            }
        }
        else if (node is DocumentMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if (entry.Key is "auto_map" or "impl")
                {
                    AddAll(found, entry.Key, entry.Value);
                }

                Walk(entry.Value, found);
            }
        }
    }

    private static void AddAll(List<CodeReference> found, string key, DocumentNode node)
    {
        switch (node)
        {
            case DocumentScalar { Kind: ScalarKind.Text } scalar:
                Add(found, key, scalar);
                break;
            case DocumentSequence list:
                foreach (var item in list.Items)
                {
                    AddAll(found, key, item);
                }

                break;
            case DocumentMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    AddAll(found, key, entry.Value);
                }

                break;
        }
    }

    // "unet": ["my_unet", "MyUNet"] takes unet/my_unet.py; "_class_name": ["my_pipeline", "MyPipeline"] takes my_pipeline.py.
    private static void AddComponents(List<CodeReference> found, DocumentMapping pipeline)
    {
        foreach (var entry in pipeline.Entries)
        {
            if (entry.Value is DocumentSequence { Items: [DocumentScalar { Kind: ScalarKind.Text } module, ..] } && !IsOwn(module.Text))
            {
                var folder = entry.Key == "_class_name" ? "" : entry.Key + "/";
                found.Add(new CodeReference(entry.Key, module.Text, null, folder + module.Text.Replace('.', '/'), module.Line));
            }
        }
    }

    // "module.Class" beside the configuration, "owner/name--module.Class" in another repository.
    private static void Add(List<CodeReference> found, string key, DocumentScalar scalar)
    {
        if (found.Count >= Most || scalar.Text.Length == 0)
        {
            return;
        }

        var split = scalar.Text.IndexOf("--", StringComparison.Ordinal);
        var local = split < 0 ? scalar.Text : scalar.Text[(split + 2)..];
        var dot = local.LastIndexOf('.');
        found.Add(new CodeReference(key, scalar.Text, split < 0 ? null : scalar.Text[..split], (dot < 0 ? local : local[..dot]).Replace('.', '/'), scalar.Line));
    }

    private static bool IsOwn(string module) =>
        OwnLibraries.Any(l => module == l || module.StartsWith(l + ".", StringComparison.Ordinal));
}
