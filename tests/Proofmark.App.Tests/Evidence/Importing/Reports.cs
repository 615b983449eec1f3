using System.Text;
using Proofmark.App.Evidence.Importing;
using Proofmark.Core;
using Proofmark.Tests;

namespace Proofmark.App.Tests.Evidence.Importing;

/// <summary>Reports for tests. The files were written by hand after the documented shapes of the formats; none is the output of a real run.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Now = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    public static readonly Subject System = new(SubjectKind.System, "shop");

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(Golden.Root, "tests", "Proofmark.App.Tests", "Evidence", "Importing", "Fixtures", name));

    public static Digest Digest(char c) => new(Core.Digest.Sha256, new string(c, 64));

    public static ImportRequest Request(string content, string file = "report") => new() { File = file, Bytes = Encoding.UTF8.GetBytes(content), System = System, AsOf = Now };

    public static ImportedReport Import(string content) => EvidenceImport.Read(Request(content));

    /// <summary>The results of a report that is right.</summary>
    public static IReadOnlyList<CheckResult> Results(ImportRequest request)
    {
        var report = EvidenceImport.Read(request);
        report.Errors.Should().BeEmpty();
        return [.. report.Statements.Select(s => s.Predicate.Result)];
    }

    public static IReadOnlyList<CheckResult> Results(string content) => Results(Request(content));

    public static CheckResult Of(this IReadOnlyList<CheckResult> results, string check) => results.Single(r => r.Check.Id == check);
}
