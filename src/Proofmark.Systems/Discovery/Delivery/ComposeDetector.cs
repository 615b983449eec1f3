using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Delivery;

/// <summary>Services of Compose files.</summary>
internal sealed class ComposeDetector : Detector
{
    public override string Id => "discover.compose";

    public override bool Matches(FilePath path) =>
        path.Extension is ".yml" or ".yaml" && (path.IsLike("compose.*") || path.IsLike("compose-*") || path.IsLike("docker-compose*"));

    public override void Detect(FileView file, Findings findings)
    {
        foreach (var service in (findings.Yaml()?["services"]).Entries())
        {
            var ports = string.Join(',', service.Value["ports"].Scalars().Select(static p => p.Text));
            findings.Add(FactKind.Container, service.Key, Confidence.High, service.Line, ("image", service.Value["image"].Text()), ("user", service.Value["user"].Text()), ("ports", ports));
        }
    }
}
