using Proofmark.App.Assessing;
using Proofmark.App.Evidence;
using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Tests.Assessing;

public sealed class AssessUseCaseTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("proofmark-app-").FullName;
    private readonly string root;

    public AssessUseCaseTests()
    {
        root = Directory.CreateDirectory(Path.Combine(folder, "shop")).FullName;
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
    public void An_answer_in_a_store_of_the_users_own_counts()
    {
        Credit(Store(Path.Combine(folder, "own"))).Should().BePositive();
    }

    [Fact]
    public void The_same_answer_inside_the_tree_counts_nothing_even_when_it_is_named()
    {
        Credit(Store(Path.Combine(root, ".proofmark", "evidence"))).Should().BeNull();
        Credit(Store(Path.Combine(root, "proof"))).Should().BeNull();
    }

    [Fact]
    public void A_link_that_leads_into_the_tree_counts_nothing()
    {
        Store(Path.Combine(root, "proof"));
        var link = Path.Combine(folder, "link");
        Directory.CreateSymbolicLink(link, Path.Combine(root, "proof"));

        Credit(link).Should().BeNull();
    }

    [Fact]
    public void Mistakes_in_the_description_stop_the_assessment()
    {
        File.WriteAllText(Path.Combine(root, "proofmark.yaml"), "system: {id: shop}\nflows: [a -> b]\n");

        var run = AssessUseCase.Run(new AssessRequest { Root = root, AsOf = Now }, null, TestContext.Current.CancellationToken);

        run.Report.Should().BeNull();
        run.Mistakes.Should().HaveCount(2);
    }

    [Fact]
    public void The_same_tree_gives_the_same_bytes()
    {
        Render().Should().Be(Render());

        string Render()
        {
            var run = AssessUseCase.Run(new AssessRequest { Root = root, AsOf = Now }, null, TestContext.Current.CancellationToken);
            return AssessJson.Render(run.Report!, run.Decision!.ReasonCodes);
        }
    }

    [Fact]
    public void What_a_recent_statement_says_already_is_not_kept_again()
    {
        var result = Answer();
        var stored = EvidenceSet.Of([Item(result)]);

        NewEvidence.Of([result with { Time = Now.AddHours(2) }], stored).Should().BeEmpty();
        NewEvidence.Of([result with { Time = Now.AddDays(2) }], stored).Should().ContainSingle();
        NewEvidence.Of([result with { Scope = "another" }], stored).Should().ContainSingle();
    }

    private static EvidenceItem Item(CheckResult result)
    {
        var statement = EvidenceStatement.FromResult(result);
        return new EvidenceItem(EvidenceCodec.IdOf(statement), statement, EvidenceOrigin.AssessedTree, new Location("x"));
    }

    private static CheckResult Answer() =>
        Answers.About(Catalogue.Load().FindControl("controlSecureByDefaultMLTooling")!, new Subject(SubjectKind.System, "shop"), true, "because", Now);

    private static string Store(string path)
    {
        new EvidenceStore(path, EvidenceOrigin.NamedStore, Limits.Default).Add(EvidenceStatement.FromResult(Answer(), "somebody"));
        return path;
    }

    private double? Credit(string store)
    {
        var run = AssessUseCase.Run(new AssessRequest { Root = root, AsOf = Now, Stores = [store] }, null, TestContext.Current.CancellationToken);
        return run.Report!.Assessment.Controls.Single(c => c.ControlId == "controlSecureByDefaultMLTooling").Credited;
    }
}
