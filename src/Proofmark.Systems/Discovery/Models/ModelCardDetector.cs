using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Models;

/// <summary>The front matter of model cards: what a model was made from.</summary>
internal sealed class ModelCardDetector : Detector
{
    public override string Id => "discover.model-card";

    public override bool Matches(FilePath path) => path.IsNamed("README.md", "MODEL_CARD.md", "modelcard.md");

    public override void Detect(FileView file, Findings findings)
    {
        if (file.Text(findings) is not { } text || FrontMatter(text) is not { } front)
        {
            return;
        }

        var root = findings.Told(DocumentReader.ReadYaml(file.Path.Text, Encoding.UTF8.GetBytes(front), file.Limits), 1);
        // A card says what was used once; it fetches nothing, so the source is the card.
        foreach (var model in root?["base_model"].Scalars() ?? [])
        {
            findings.Add(FactKind.ModelReference, model.Text, Confidence.Medium, model.Line + 1, ("source", "card"), ("role", "base-model"));
        }

        foreach (var data in root?["datasets"].Scalars() ?? [])
        {
            findings.Add(FactKind.DataFile, data.Text, Confidence.Medium, data.Line + 1, ("role", "training"), ("origin", "hub"));
        }
    }

    private static string? FrontMatter(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
        {
            return null;
        }

        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = text.IndexOf("\n---", start - 1, StringComparison.Ordinal);
        return end < start ? null : text[start..(end + 1)];
    }
}
