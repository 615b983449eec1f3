using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Models;

/// <summary>Modelfiles of Ollama: the model that is built upon, and the adapter.</summary>
internal sealed class OllamaModelfileDetector : Detector
{
    public override string Id => "discover.modelfile";

    public override bool Matches(FilePath path) => path.IsNamed("Modelfile") || path.IsLike("Modelfile.*") || path.IsLike("*.Modelfile");

    public override void Detect(FileView file, Findings findings)
    {
        if (file.Text(findings) is not { } text)
        {
            return;
        }

        var number = 0;
        foreach (var line in text.EnumerateLines())
        {
            number++;
            var trimmed = line.Trim();
            if (trimmed.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase))
            {
                AddModel(file, findings, trimmed[5..].Trim().ToString(), number);
            }
            else if (trimmed.StartsWith("SYSTEM ", StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(FactKind.Prompt, file.Path.Text, Confidence.High, number);
            }
        }
    }

    private static void AddModel(FileView file, Findings findings, string model, int line)
    {
        if (!model.StartsWith('.') && !model.StartsWith('/') && !WeightFile.LiesAt(model, file))
        {
            findings.Add(FactKind.ModelReference, model, Confidence.High, line, ("source", "ollama"), ("revision", OllamaName.Tag(model)));
        }
    }
}
