using System.Text;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>A control is credited at a component only by what was seen of the system, of the component, or of what it owns.</summary>
public sealed class PlaceOfCreditTests
{
    private const string Loader = "riskMaliciousLoaderDeserialization";

    private static readonly SystemModel Two = new()
    {
        Id = "support",
        Components = [Model("one", "models/1.pkl"), Model("two", "models/2.pkl")],
        Facts = [.. new[] { "models/1.pkl", "models/2.pkl" }.Select(f => new Fact("discover.model-file", FactKind.ModelFile, f, Confidence.High, new Location(f)))],
    };

    [Fact]
    public void A_file_credits_its_owner_alone()
    {
        var assessment = Some.Assess(Two, Scanned("models/1.pkl", Outcome.Pass));
        assessment.Risk($"{Loader}@one").Residual!.Credited.Should().BeLessThan(0.8);
        assessment.Risk($"{Loader}@two").Residual!.Credited.Should().Be(1);
        assessment.Credit().Should().BeNull("in the system as a whole one file was not scanned");
    }

    [Fact]
    public void A_failing_file_leaves_its_neighbour_its_credit()
    {
        var assessment = Some.Assess(Two, Scanned("models/1.pkl", Outcome.Fail), Scanned("models/2.pkl", Outcome.Pass));
        assessment.Risk($"{Loader}@one").Residual!.Credited.Should().Be(1);
        assessment.Risk($"{Loader}@two").Residual!.Credited.Should().BeLessThan(0.8);
        assessment.Credit().Should().Be(0);
    }

    [Fact]
    public void A_file_that_nobody_owns_credits_nobody_and_refutes_everywhere()
    {
        var homeless = Two with { Facts = [.. Two.Facts, new Fact("discover.model-file", FactKind.ModelFile, "lost.pkl", Confidence.High, new Location("lost.pkl"))] };
        var own = new[] { Scanned("models/1.pkl", Outcome.Pass), Scanned("models/2.pkl", Outcome.Pass) };
        Some.Assess(homeless, own).Risk($"{Loader}@one").Residual!.Credited.Should().Be(1, "the file that was not scanned may be its own");
        Some.Assess(homeless, [.. own, Scanned("lost.pkl", Outcome.Pass)]).Risk($"{Loader}@one").Residual!.Credited.Should().BeLessThan(0.8);
        Some.Assess(homeless, [.. own, Scanned("lost.pkl", Outcome.Fail)]).Risks.Where(r => r.RiskId == Loader).Should().OnlyContain(r => r.Standing == RiskStanding.Exposed && r.Residual!.Credited == 1);
        Some.Assess(Two with { Components = [Model("one", "elsewhere")], Facts = [.. homeless.Facts.TakeLast(1)] }, Scanned("lost.pkl", Outcome.Pass)).Risk($"{Loader}@one").Residual!.Credited.Should().Be(1);
    }

    [Fact]
    public void A_result_about_the_system_credits_every_component()
    {
        var answer = Some.Stored(Some.Result(Outcome.Pass, check: "answer.controlSecureByDefaultMLTooling") with { Subject = new Subject(SubjectKind.System, "support") }, author: "somebody");
        Some.Assess(Two with { Facts = [] }, answer).Risks.Where(r => r.RiskId == Loader).Should().HaveCount(2).And.OnlyContain(r => r.Residual!.Credited < 1);
    }

    [Fact]
    public void A_fresh_pass_about_the_system_is_not_lessened_by_an_old_one_about_the_component()
    {
        var check = TestBindings.CheckOf("controlInputValidationAndSanitization");
        var system = Some.Run(Some.Result(Outcome.Pass, check: check) with { Subject = new Subject(SubjectKind.System, "support") });
        var old = Some.Stored(Some.Result(Outcome.Pass, check: check, time: Some.Now.AddDays(-300)) with { Subject = new Subject(SubjectKind.Component, "one") });
        RandomSystems.Assess(Two, system, old).Risk("riskPromptInjection@one").Residual.Should().Be(RandomSystems.Assess(Two, system).Risk("riskPromptInjection@one").Residual);
    }

    private static SystemComponent Model(string id, string file) => new(id, "componentTheModel", true, new Location("proofmark.yaml")) { Files = [file] };

    private static EvidenceItem Scanned(string file, Outcome outcome) => Some.Run(Some.Result(outcome, path: file, digest: Digest.OfBytes(Encoding.UTF8.GetBytes(file))));
}
