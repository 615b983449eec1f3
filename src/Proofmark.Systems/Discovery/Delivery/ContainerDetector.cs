using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Delivery;

/// <summary>Container builds: the images they stand on and the user of the last stage.</summary>
internal sealed class ContainerDetector : Detector
{
    public override string Id => "discover.container";

    public override bool Matches(FilePath path) =>
        path.Extension is not (".md" or ".txt" or ".cs" or ".py" or ".sig") && (path.IsLike("Dockerfile*") || path.IsLike("*.Dockerfile") || path.IsNamed("Containerfile") || path.IsLike("Containerfile.*"));

    public override void Detect(FileView file, Findings findings)
    {
        if (file.Text(findings) is not { } text)
        {
            return;
        }

        var build = ContainerBuild.Read(text);
        if (build.Images.Count == 0)
        {
            findings.Unread("malformed", "no FROM line was found", 1);
        }

        foreach (var (image, line) in build.Images)
        {
            findings.Add(FactKind.Container, file.Path.Text, Confidence.High, line, ("image", image), ("user", build.User), ("ports", build.Ports));
        }
    }
}
