using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Source code of Python, JavaScript, TypeScript and C#.</summary>
internal sealed class SourceDetector : Detector
{
    public override string Id => "discover.source";

    public override bool Matches(FilePath path) => Languages.Of(path) is not null;

    public override void Detect(FileView file, Findings findings)
    {
        if (file.Text(findings) is { } text)
        {
            SourceScan.Run(text, Languages.Of(file.Path)!.Value, file, findings);
        }
    }
}
