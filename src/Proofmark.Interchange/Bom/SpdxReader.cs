using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.Bom;

/// <summary>Reads SPDX documents in JSON (2.2, 2.3 and the packages of 3.0). What it does not know is ignored.</summary>
public static class SpdxReader
{
    private const string Context3 = "https://spdx.org/rdf/3.";
    private const string ToolPrefix = "Tool:";

    /// <summary>True when the document looks like SPDX.</summary>
    public static bool Recognises(DocumentNode? root) => root?["spdxVersion"] is not null || IsVersion3(root);

    /// <summary>Reads a document.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="root">The document.</param>
    public static ReportReading<BomReport> Read(string file, DocumentNode root)
    {
        var errors = new List<DocumentError>();
        var fields = ReportFields.Root(file, root, errors);
        return ReportReading<BomReport>.Of(IsVersion3(root) ? Version3(fields) : Version2(fields), errors);
    }

    private static bool IsVersion3(DocumentNode? root) =>
        root?["@graph"] is DocumentSequence && root["@context"]?.AsString()?.StartsWith(Context3, StringComparison.Ordinal) == true;

    private static BomReport Version2(DocumentFields fields)
    {
        var creation = fields.RequiredMapping("creationInfo");
        var tool = creation?.StringList("creators").FirstOrDefault(c => c.StartsWith(ToolPrefix, StringComparison.Ordinal));
        var components = fields.MappingList("packages").Select(p => new BomComponent(
            p.OptionalString("SPDXID"), p.RequiredString("name"), p.OptionalString("versionInfo"), p.DigestInList("checksums", "algorithm", "checksumValue"))).ToList();
        return new BomReport("SPDX", tool is null ? null : Tool(tool[ToolPrefix.Length..].Trim()), creation?.OptionalMoment("created"), null, false, components, null);
    }

    private static BomReport Version3(DocumentFields fields)
    {
        var elements = fields.MappingList("@graph").Select(e => (Type: e.OptionalString("type"), Element: e)).ToList();
        var time = elements.Where(e => e.Type == "CreationInfo").Select(e => e.Element.OptionalMoment("created")).FirstOrDefault();
        var components = elements.Where(e => e.Type is "software_Package" or "ai_AIPackage" or "dataset_DatasetPackage").Select(e => new BomComponent(
            e.Element.OptionalString("spdxId"),
            e.Element.RequiredString("name"),
            e.Element.OptionalString("software_packageVersion"),
            e.Element.DigestInList("verifiedUsing", "algorithm", "hashValue"))).ToList();
        return new BomReport("SPDX", null, time, null, false, components, null);
    }

    // The format joins name and version by a hyphen.
    private static BomTool Tool(string text)
    {
        var hyphen = text.LastIndexOf('-');
        return hyphen > 0 && hyphen < text.Length - 1 && text[(hyphen + 1)..].Any(char.IsAsciiDigit) ? new BomTool(text[..hyphen], text[(hyphen + 1)..]) : new BomTool(text, null);
    }
}
