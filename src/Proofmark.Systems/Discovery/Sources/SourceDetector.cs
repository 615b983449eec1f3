using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Source code of Python, JavaScript, TypeScript and C#.</summary>
internal sealed class SourceDetector : Detector
{
    // Larger files are bundles or data; nobody wrote them by hand.
    private const int LongestSource = 2 * 1024 * 1024;

    public override string Id => "discover.source";

    public override bool Matches(FilePath path) => Languages.Of(path) is not null;

    public override void Detect(FileView file, Findings findings)
    {
        if (file.Text(findings, LongestSource) is { } text)
        {
            SourceScan.Run(text, Languages.Of(file.Path)!.Value, file, findings);
        }
    }
}
