using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Models;

/// <summary>Configurations of models and tokenizers that name code for their loader to import.</summary>
internal sealed class HuggingFaceConfigDetector : Detector
{
    public override string Id => "discover.model-config";

    public override bool Matches(FilePath path) =>
        path.IsNamed("config.json", "tokenizer_config.json", "processor_config.json", "preprocessor_config.json", "generation_config.json", "video_preprocessor_config.json");

    public override void Detect(FileView file, Findings findings)
    {
        if (findings.Json() is not { } root)
        {
            return;
        }

        foreach (var entry in root["auto_map"].Entries())
        {
            foreach (var reference in entry.Value.Scalars())
            {
                Add(findings, reference.Text, entry.Line);
            }
        }

        foreach (var pipeline in root["custom_pipelines"].Entries())
        {
            if (pipeline.Value["impl"].Text() is { } implementation)
            {
                Add(findings, implementation, pipeline.Line);
            }
        }
    }

    // "owner/name--module.Class" is code of another repository; without "--" it is code beside the configuration.
    private static void Add(Findings findings, string reference, int line) =>
        findings.Add(FactKind.RemoteCode, reference, Confidence.High, line, ("remote", reference.Contains("--", StringComparison.Ordinal) ? "true" : null));
}
