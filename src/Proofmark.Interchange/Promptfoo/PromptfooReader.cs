using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.Promptfoo;

/// <summary>Reads results of promptfoo (version 3 of its layout). What it does not know is ignored, prompts and answers among it.</summary>
public static class PromptfooReader
{
    private const int FailedByError = 2;

    /// <summary>True when the document looks like such results.</summary>
    public static bool Recognises(DocumentNode? root) => root?["results"]?["results"] is DocumentSequence && (root["evalId"] is not null || root["results"]?["stats"] is not null);

    /// <summary>Reads results.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="root">The document.</param>
    public static ReportReading<PromptfooReport> Read(string file, DocumentNode root)
    {
        var errors = new List<DocumentError>();
        var fields = ReportFields.Root(file, root, errors);
        var results = fields.RequiredMapping("results");
        var report = new PromptfooReport(
            fields.OptionalMapping("metadata")?.OptionalString("promptfooVersion"),
            results?.OptionalMoment("timestamp"),
            results is null ? [] : [.. results.RequiredMappingList("results").Select(Test)]);
        return ReportReading<PromptfooReport>.Of(report, errors);
    }

    private static PromptfooTest Test(DocumentFields test)
    {
        var success = test.OptionalBoolean("success");
        if (test.Mapping.Find("success") is null)
        {
            test.Fail("success", "the field is required");
        }

        var broke = test.OptionalCount("failureReason") == FailedByError;
        var verdict = success == true ? PromptfooVerdict.Passed : broke ? PromptfooVerdict.Broken : PromptfooVerdict.Failed;
        return new PromptfooTest(Plugin(test), Provider(test), verdict);
    }

    private static string? Plugin(DocumentFields test) =>
        test.OptionalMapping("metadata")?.OptionalString("pluginId") ?? test.OptionalMapping("testCase")?.OptionalMapping("metadata")?.OptionalString("pluginId");

    private static string? Provider(DocumentFields test) =>
        test.OptionalNode("provider") is DocumentMapping ? test.OptionalMapping("provider")!.OptionalString("id") : test.OptionalString("provider");
}
