using System.Collections.Frozen;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Discovery.Models;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Calls that fetch a model by its name.</summary>
internal static class ModelCalls
{
    private static readonly string[] ModelNames =
        ["pretrained_model_name_or_path", "model", "model_name", "model_id", "repo_id", "model_name_or_path", "model_path", "repo"];

    // Where the model's name stands when it has no argument name.
    private static readonly FrozenDictionary<string, int> Positions = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["from_pretrained"] = 0, ["hf_hub_download"] = 0, ["snapshot_download"] = 0, ["SentenceTransformer"] = 0, ["CrossEncoder"] = 0, ["SparseEncoder"] = 0,
        ["pipeline"] = 1, ["LLM"] = 0, ["HuggingFaceEmbeddings"] = 0, ["HuggingFaceEmbedding"] = 0, ["HuggingFacePipeline"] = 0, ["from_model_id"] = 0,
        ["InferenceClient"] = 0, ["HuggingFaceEndpoint"] = 0, ["create_model"] = 0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OllamaClasses = FrozenSet.Create(StringComparer.Ordinal, "ChatOllama", "OllamaLLM", "OllamaEmbeddings", "Ollama", "OllamaChatGenerator");

    public static void Find(SourceView view, Findings findings)
    {
        foreach (var call in view.Calls)
        {
            if (OllamaClasses.Contains(call.Method) || call.Owner == "ollama")
            {
                AddOllama(call, findings);
            }
            else if (IsHubCall(call, view) && Name(call) is { } name)
            {
                AddHub(call, name, view.File, findings);
            }
        }
    }

    /// <summary>The literal name of the model that a call loads, or null.</summary>
    public static string? Name(Call call) =>
        call.Text(call.Named(ModelNames)) ?? (Positions.TryGetValue(call.Method, out var position) ? call.Text(call.At(TakesModelFirst(call) ? 1 : position)) : null);

    // PeftModel.from_pretrained(model, "adapter")
    private static bool TakesModelFirst(Call call) => call.Method == "from_pretrained" && call.Owner.Contains("Peft", StringComparison.Ordinal);

    // Methods of these names that mean something else are told apart by what the file imports.
    private static bool IsHubCall(Call call, SourceView view) => call.Method switch
    {
        "LLM" => call.Name.StartsWith("vllm", StringComparison.Ordinal) || Imported(view, "vllm"),
        "pipeline" => call.Name.StartsWith("transformers", StringComparison.Ordinal) || Imported(view, "transformers"),
        "create_model" => call.Name.StartsWith("timm", StringComparison.Ordinal),
        _ => Positions.ContainsKey(call.Method),
    };

    private static bool Imported(SourceView view, string module) => view.Imports.Modules.Any(m => m.Module.Contains(module, StringComparison.Ordinal));

    private static void AddHub(Call call, string name, FileView file, Findings findings)
    {
        // One text may carry the revision: "owner/name@commit".
        var (model, inName) = name.Split('@', 2) is [var before, var after] ? (before, after) : (name, null);
        if (!HubReference.IsHub(model, file))
        {
            return;
        }

        var given = call.Named("revision", "commit_hash");
        var revision = inName ?? call.Text(given);
        // A revision that is only known when the code runs fixes nothing that can be seen here.
        var confidence = given is not null && revision is null ? Confidence.Low : model.Contains('/', StringComparison.Ordinal) ? Confidence.High : Confidence.Medium;
        findings.Add(FactKind.ModelReference, model, confidence, call.Line, ("source", "hub"), ("revision", revision), ("call", call.Method));
    }

    private static void AddOllama(Call call, Findings findings)
    {
        var name = call.Text(call.Named("model", "model_name")) ?? (call.Method is "Client" or "AsyncClient" ? null : call.Text(call.At(0)));
        if (string.IsNullOrEmpty(name))
        {
            return;
        }

        findings.Add(FactKind.ModelReference, name, Confidence.High, call.Line, ("source", "ollama"), ("revision", OllamaName.Tag(name)), ("call", call.Method));
    }
}
