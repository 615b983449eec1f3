using Proofmark.App.Assessing;
using Proofmark.App.Evidence.Importing;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Tests.Evidence.Importing;

/// <summary>What imported statements do to an assessment.</summary>
public sealed class ImportedEvidenceTests : IDisposable
{
    private const string Control = "controlAdversarialTrainingAndTesting";

    private readonly string folder = Directory.CreateTempSubdirectory("proofmark-imported-").FullName;
    private readonly string root;
    private int stores;

    public ImportedEvidenceTests()
    {
        root = Directory.CreateDirectory(Path.Combine(folder, "tree")).FullName;
        File.WriteAllText(Path.Combine(root, "proofmark.yaml"), """
            system: {id: shop}
            components:
              chat: {kind: application, untrusted: [user]}
              llm: {kind: model}
            flows: ["chat -> llm"]
            """);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_name_of_the_system_is_that_of_its_description()
    {
        new SystemFolder(root, Limits.Default).System.Should().Be(Reports.System);
        new SystemFolder(Path.Combine(folder, "other"), Limits.Default).System.Name.Should().Be("other");
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc/hostname")]
    [InlineData("link")]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void No_name_in_a_report_leads_out_of_the_folder(string name)
    {
        File.WriteAllText(Path.Combine(folder, "secret"), "s");
        File.CreateSymbolicLink(Path.Combine(root, "link"), Path.Combine(folder, "secret"));

        var system = new SystemFolder(root, Limits.Default);

        system.DigestOf(name).Should().BeNull();
        system.DigestOf("proofmark.yaml").Should().Be(Digest.OfBytes(File.ReadAllBytes(Path.Combine(root, "proofmark.yaml"))));
    }

    [Fact]
    public void A_hit_of_garak_exposes_the_risk_it_is_bound_to()
    {
        Standing(Assess()).Should().NotBe(RiskStanding.Exposed);
        Standing(Assess(Garak(hits: 1, n: 100_000))).Should().Be(RiskStanding.Exposed);
    }

    [Fact]
    public void However_many_attempts_a_report_claims_it_is_worth_one_document()
    {
        var document = Credited(Assess(Garak(0, 100)));

        document.Should().BeGreaterThan(0);
        Credited(Assess(Garak(0, 1_000_000_000))).Should().Be(document);
        Credited(Assess(Garak(0, 100), Garak(0, 200), Garak(0, 300))).Should().Be(document);
        Assess(Garak(0, 100)).Controls.Single(c => c.ControlId == Control).Recall.Should().NotBeNull("the report says that the recall is unknown");
    }

    [Fact]
    public void A_report_that_establishes_nothing_leaves_the_assessment_as_it_was()
    {
        Credited(Assess(Garak(0, 5))).Should().Be(Credited(Assess()));
        Standing(Assess(Garak(0, 5))).Should().Be(Standing(Assess()));
    }

    private static RiskStanding Standing(Assessment assessment) => assessment.Risks.Single(r => r is { RiskId: "riskPromptInjection", ComponentId: "llm" }).Standing;

    private static double Credited(Assessment assessment) => assessment.Controls.Single(c => c.ControlId == Control).Credited ?? 0;

    private static string Garak(long hits, long n) => $$"""
        {"entry_type": "init", "garak_version": "0.13", "start_time": "2026-11-29T00:00:00"}
        {"entry_type": "eval", "probe": "promptinject.A", "detector": "d", "passed": {{n - hits}}, "total": {{n}}}
        {"entry_type": "completion", "end_time": "2026-11-29T00:00:00"}
        """;

    private Assessment Assess(params string[] reports)
    {
        var store = Path.Combine(folder, $"store{stores++}");
        foreach (var statement in reports.SelectMany(r => Reports.Import(r).Statements))
        {
            new EvidenceStore(store, EvidenceOrigin.NamedStore, Limits.Default).Add(statement);
        }

        return AssessUseCase.Run(new AssessRequest { Root = root, Stores = [store], AsOf = Reports.Now }, null, TestContext.Current.CancellationToken).Report!.Assessment;
    }
}
