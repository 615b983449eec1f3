using Proofmark.Systems.Discovery.Agents;
using Proofmark.Systems.Discovery.Data;
using Proofmark.Systems.Discovery.Delivery;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Discovery.Manifests;
using Proofmark.Systems.Discovery.Models;
using Proofmark.Systems.Discovery.Sources;

namespace Proofmark.Systems.Discovery;

/// <summary>Every detector there is. A new one is one class and one line here.</summary>
internal static class Detectors
{
    public static IReadOnlyList<Detector> All { get; } =
    [
        new ModelFileDetector(),
        new HuggingFaceConfigDetector(),
        new AdapterDetector(),
        new ModelCardDetector(),
        new OllamaModelfileDetector(),
        new PythonManifestDetector(),
        new DotNetManifestDetector(),
        new NpmManifestDetector(),
        new SourceDetector(),
        new McpConfigDetector(),
        new PromptDetector(),
        new ContainerDetector(),
        new ComposeDetector(),
        new WorkflowDetector(),
        new NotebookDetector(),
        new DataFileDetector(),
    ];
}
