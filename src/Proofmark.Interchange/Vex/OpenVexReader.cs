using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.Vex;

/// <summary>Reads OpenVEX documents (v0.0.1 and v0.2.0). What it does not know is ignored.</summary>
public static class OpenVexReader
{
    private const string Context = "https://openvex.dev/ns";

    /// <summary>True when the document looks like OpenVEX.</summary>
    public static bool Recognises(DocumentNode? root) => root?["@context"]?.AsString()?.StartsWith(Context, StringComparison.Ordinal) == true;

    /// <summary>Reads a document.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="root">The document.</param>
    public static ReportReading<VexReport> Read(string file, DocumentNode root)
    {
        var errors = new List<DocumentError>();
        var fields = ReportFields.Root(file, root, errors);
        var time = fields.OptionalMoment("last_updated") ?? fields.OptionalMoment("timestamp");
        var report = new VexReport(
            fields.OptionalString("author"), fields.OptionalString("tooling"), null, time, [.. fields.RequiredMappingList("statements").Select(s => Statement(file, s, errors))]);
        return ReportReading<VexReport>.Of(report, errors);
    }

    private static VexStatement Statement(string file, DocumentFields statement, List<DocumentError> errors) => new(
        Vulnerability(statement),
        Status(statement),
        statement.OptionalString("justification"),
        statement.OptionalString("impact_statement") ?? statement.OptionalString("action_statement"),
        null,
        Products(file, statement, errors));

    // The first version of the format wrote the bare id.
    private static string Vulnerability(DocumentFields statement) =>
        statement.OptionalNode("vulnerability") is DocumentMapping ? statement.OptionalMapping("vulnerability")!.RequiredString("name") : statement.RequiredString("vulnerability");

    private static VexStatus Status(DocumentFields statement)
    {
        statement.RequiredString("status");
        return statement.OptionalChoice("status", "affected", "under_investigation", "not_affected", "fixed") switch
        {
            "fixed" => VexStatus.Fixed,
            "not_affected" => VexStatus.NotAffected,
            "under_investigation" => VexStatus.UnderInvestigation,
            _ => VexStatus.Affected,
        };
    }

    private static List<VexProduct> Products(string file, DocumentFields statement, List<DocumentError> errors)
    {
        switch (statement.OptionalNode("products"))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return [];
            case DocumentSequence list:
                return [.. list.Items.Select((item, i) => Product(file, $"{statement.Path}.products[{i}]", item, errors))];
            case var other:
                errors.Add(new DocumentError(file, other.Line, other.Column, $"{statement.Path}.products", "a list of products is expected here"));
                return [];
        }
    }

    private static VexProduct Product(string file, string path, DocumentNode item, List<DocumentError> errors)
    {
        if (item is DocumentMapping mapping)
        {
            var product = new DocumentFields(file, path, mapping, errors);
            return new VexProduct(product.OptionalString("@id") ?? "", product.OptionalDigest("hashes"));
        }

        if (item.AsString() is not { } name)
        {
            errors.Add(new DocumentError(file, item.Line, item.Column, path, "a product is expected here"));
            name = "";
        }

        return new VexProduct(name, null);
    }
}
