using System.Xml;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Manifests;

/// <summary>Dependencies of .NET projects: project files, central versions and lock files.</summary>
internal sealed class DotNetManifestDetector : Detector
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    public override string Id => "discover.dotnet-manifest";

    public override bool Matches(FilePath path) => IsLock(path) || path.Extension is ".csproj" or ".fsproj" or ".vbproj" || path.IsNamed("Directory.Packages.props", "packages.config");

    public override void Detect(FileView file, Findings findings)
    {
        if (IsLock(file.Path))
        {
            ReadLock(findings);
        }
        else if (file.Bytes(findings) is { } bytes)
        {
            ReadProject(findings, bytes, file.Limits.MaxDocumentDepth);
        }
    }

    private static bool IsLock(FilePath path) => path.IsNamed("packages.lock.json");

    private static void ReadProject(Findings findings, byte[] bytes, int deepest)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            while (reader.Read())
            {
                if (reader.Depth > deepest)
                {
                    findings.Unread("malformed", $"the project nests deeper than {deepest} levels", Line(reader));
                    return;
                }

                if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "PackageReference" or "PackageVersion" or "GlobalPackageReference" or "package")
                {
                    var name = reader.GetAttribute("Include") ?? reader.GetAttribute("Update") ?? reader.GetAttribute("id") ?? "";
                    Add(findings, name, reader.GetAttribute("Version") ?? reader.GetAttribute("VersionOverride") ?? reader.GetAttribute("version") ?? "", Line(reader));
                }
            }
        }
        catch (XmlException broken)
        {
            findings.Unread("malformed", broken.Message, Math.Max(1, broken.LineNumber));
        }
    }

    private static void ReadLock(Findings findings)
    {
        foreach (var package in (findings.Json()?["dependencies"]).Entries().SelectMany(static f => f.Value.Entries()))
        {
            Add(findings, package.Key, package.Value["resolved"].Text() ?? "", package.Line);
        }
    }

    private static int Line(XmlReader reader) => reader is IXmlLineInfo info ? Math.Max(1, info.LineNumber) : 1;

    private static void Add(Findings findings, string name, string version, int line)
    {
        if (AiPackages.OfDotNet(name) is { } role)
        {
            var pinned = version.Length > 0 && version.IndexOfAny(['*', ',', '(', '$']) < 0;
            findings.Add(FactKind.Dependency, name, Confidence.High, line, ("ecosystem", "nuget"), ("version", version), ("pinned", pinned ? "true" : "false"), ("role", role));
        }
    }
}
