using Proofmark.Core.Documents;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Models;

/// <summary>Configurations of adapters (PEFT).</summary>
internal sealed class AdapterDetector : Detector
{
    public override string Id => "discover.adapter";

    public override bool Matches(FilePath path) => path.IsNamed("adapter_config.json");

    public override void Detect(FileView file, Findings findings)
    {
        if (findings.Json() is not DocumentMapping root)
        {
            return;
        }

        var line = root.Find("base_model_name_or_path")?.Line ?? root.Line;
        var value = file.Path.Folder.Length == 0 ? "." : file.Path.Folder;
        findings.Add(
            FactKind.Adapter, value, Confidence.High, line, ("base-model", root["base_model_name_or_path"].Text()), ("revision", root["revision"].Text()), ("type", root["peft_type"].Text()?.ToLowerInvariant()));
        if (root["auto_mapping"]?["parent_library"].Text() is { } library && library.Contains("transformers_modules", StringComparison.Ordinal))
        {
            findings.Add(FactKind.RemoteCode, library, Confidence.High, root.Find("auto_mapping")!.Line);
        }
    }
}
