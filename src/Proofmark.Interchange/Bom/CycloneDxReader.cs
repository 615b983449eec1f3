using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;
using Proofmark.Interchange.Vex;

namespace Proofmark.Interchange.Bom;

/// <summary>Reads CycloneDX documents in JSON (1.2 to 1.7): the bill, and what it says about vulnerabilities. What it does not know is ignored.</summary>
public static class CycloneDxReader
{
    /// <summary>True when the document looks like CycloneDX.</summary>
    public static bool Recognises(DocumentNode? root) => root?["bomFormat"]?.AsString() == "CycloneDX";

    /// <summary>Reads a document.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="root">The document.</param>
    public static ReportReading<BomReport> Read(string file, DocumentNode root)
    {
        var errors = new List<DocumentError>();
        var fields = ReportFields.Root(file, root, errors);
        fields.RequiredString("specVersion");
        var metadata = fields.OptionalMapping("metadata");
        var time = metadata?.OptionalMoment("timestamp");
        var tool = metadata is null ? null : Tool(metadata);
        var subject = metadata?.OptionalMapping("component") is { } component ? Component(component) : null;
        var components = fields.MappingList("components").SelectMany(All).ToList();
        var known = components.Append(subject).OfType<BomComponent>().Where(c => c.Reference is not null).DistinctBy(c => c.Reference).ToDictionary(c => c.Reference!, StringComparer.Ordinal);
        var vulnerabilities = fields.MappingList("vulnerabilities").Select(v => CycloneDxVulnerabilities.Read(v, known)).ToList();
        var isComplete = fields.MappingList("compositions").Select(c => c.OptionalString("aggregate")).ToList() is { Count: > 0 } stated && stated.All(a => a == "complete");
        var vex = vulnerabilities.Count == 0 ? null : new VexReport(null, tool?.Name, tool?.Version, time, vulnerabilities);
        return ReportReading<BomReport>.Of(new BomReport("CycloneDX", tool, time, subject, isComplete, components, vex), errors);
    }

    private static IEnumerable<BomComponent> All(DocumentFields component) => component.MappingList("components").SelectMany(All).Prepend(Component(component));

    private static BomComponent Component(DocumentFields component) => new(
        component.OptionalString("bom-ref"), component.RequiredString("name"), component.OptionalString("version"), component.DigestInList("hashes", "alg", "content"));

    // Up to 1.4 a list of tools; since 1.5 an object with lists of components and services.
    private static BomTool? Tool(DocumentFields metadata)
    {
        var tools = metadata.OptionalNode("tools") is DocumentMapping ? metadata.OptionalMapping("tools")!.MappingList("components") : metadata.MappingList("tools");
        return tools.Count == 0 ? null : new BomTool(tools[0].RequiredString("name"), tools[0].OptionalString("version"));
    }
}
