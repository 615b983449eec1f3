using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Risk.Rules.Reading;
using Proofmark.Systems.Model;
using Proofmark.Tests;

namespace Proofmark.Risk.Tests.Rules;

/// <summary>Rules of a user's own, and rules of the assessed tree, which are an attacker's.</summary>
public sealed class UserRuleTests : IDisposable
{
    private static readonly SystemModel Agent = Rulebook.System("components: {a: {kind: agent}, t: {kind: tools, privileges: [mail.send]}}");

    private readonly string folder = Directory.CreateTempSubdirectory("proofmark-rules-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Rules_of_a_folder_are_added_and_change_the_digest()
    {
        Write("one.yaml", Rulebook.Text("component", "\"true\"", id: "x-one"));
        Write("readme.txt", "no rule");
        var rules = Load(out var errors);
        errors.Should().BeEmpty();
        rules.Rules.Should().HaveCount(RuleSet.Load().Rules.Count + 1);
        rules.Find("x-one")!.Origin.Should().Be(RuleOrigin.User);
        rules.Digest.Should().NotBe(RuleSet.Load().Digest);
        var before = rules.Digest;
        Write("one.yaml", Rulebook.Text("component", "\"false\"", id: "x-one"));
        Load(out _).Digest.Should().NotBe(before);
    }

    [Fact]
    public void Without_a_folder_the_rules_are_those_of_the_build() => RuleSet.Load([], Limits.Default, []).Digest.Should().Be(RuleSet.Load().Digest);

    [Theory]
    [InlineData("mcp-plain-http", "x-")]
    [InlineData("own", "x-")]
    [InlineData("X-own", "small letters")]
    [InlineData("x-own rule", "small letters")]
    [InlineData("x-../../own", "small letters")]
    public void An_id_that_could_replace_a_rule_or_mislead_is_refused(string id, string told)
    {
        Write("one.yaml", Rulebook.Text("component", "\"true\"", id: id));
        Load(out var errors);
        errors.Should().ContainSingle(e => e.Field == "id" && e.Message.Contains(told));
    }

    [Fact]
    public void All_mistakes_of_all_files_are_named_at_once()
    {
        Write("a.yaml", Rulebook.Text("component", "component.nothing", id: "own"));
        Write("b.yaml", "- no rule");
        Write("c.yaml", new string('x', RuleFolder.MaxRuleBytes + 1));
        Write("d.yaml", "");
        File.CreateSymbolicLink(Path.Combine(folder, "e.yaml"), "/dev/zero");
        Load(out var errors);
        errors.Select(e => Path.GetFileName(e.File)).Distinct().Order().Should().Equal("a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml");
        errors.Where(e => e.File.EndsWith("a.yaml", StringComparison.Ordinal)).Select(e => e.Field).Should().BeEquivalentTo("id", "when");
    }

    [Fact]
    public void An_empty_folder_and_one_that_is_not_there_are_mistakes()
    {
        Load(out var errors);
        errors.Should().ContainSingle(e => e.Message.Contains("no rule"));
        var absent = new List<DocumentError>();
        RuleSet.Load([new RuleFolder(Path.Combine(folder, "absent"), RuleOrigin.User)], Limits.Default, absent);
        absent.Should().ContainSingle(e => e.Message.Contains("cannot be read"));
    }

    [Fact]
    public void The_same_folder_twice_is_a_mistake()
    {
        Write("one.yaml", Rulebook.Text("component", "\"true\"", id: "x-one"));
        var errors = new List<DocumentError>();
        RuleSet.Load([new RuleFolder(folder, RuleOrigin.User), new RuleFolder(folder, RuleOrigin.AssessedTree)], Limits.Default, errors);
        errors.Should().ContainSingle(e => e.Message.Contains("twice"));
    }

    [Theory]
    [InlineData("both")]
    [InlineData("supports")]
    public void A_rule_of_the_tree_that_would_give_credit_is_refused(string polarity)
    {
        var text = Rulebook.Text("component", "\"false\"", $"polarity: {polarity}", id: "x-credit");
        Rulebook.Read(out var errors, RuleOrigin.AssessedTree, text);
        errors.Should().ContainSingle(e => e.Field == "polarity");
        Rulebook.Read(out errors, RuleOrigin.User, text);
        errors.Should().BeEmpty();
    }

    [Fact]
    public void A_rule_of_the_tree_that_finds_nothing_is_left_out_and_so_satisfies_no_policy_and_lifts_no_fail()
    {
        foreach (var when in new[] { "\"false\"", "component.property('turn-limit') == 'none'", "1 / component.files.size() > 5" })
        {
            var run = Run(RuleOrigin.AssessedTree, Rulebook.Text("component", when, "kinds: [componentReasoningCore]", id: "x-quiet"));
            run.Results.Should().BeEmpty();
            run.Bindings.Should().BeEmpty();
        }
    }

    [Fact]
    public void A_rule_of_the_tree_that_finds_something_counts_against_risks_and_speaks_for_no_control()
    {
        var run = Run(RuleOrigin.AssessedTree, Rulebook.Text("component", "\"true\"", id: "x-loud"));
        run.Results.Should().ContainSingle().Which.Outcome.Should().Be(Outcome.Fail);
        run.Bindings.Should().ContainSingle().Which.Should().Match<Binding>(b => b.Controls.Count == 0 && b.Risks.Contains("riskRogueActions"));
        Run(RuleOrigin.User, Rulebook.Text("component", "\"true\"", id: "x-loud")).Bindings.Single().Controls.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("\"true\"")]
    [InlineData("\"false\"")]
    [InlineData("component.kind == 'componentTools'")]
    public void No_rule_of_the_tree_makes_any_risk_or_control_look_better(string when)
    {
        var answer = Some.Stored(Some.Result(Outcome.Pass, BindingSet.AnswerPrefix + "controlAgentPluginPermissions", method: Rung.Questionnaire) with { Subject = new Subject(SubjectKind.System, Agent.Id) }, author: "ann");
        foreach (var stored in new EvidenceItem[][] { [], [answer] })
        {
            var without = Assess(new RuleRun([], []), stored);
            var with = Assess(Run(RuleOrigin.AssessedTree, Rulebook.Text("component", when, id: "x-tree")), stored);
            foreach (var risk in without.Risks)
            {
                with.Risk(risk.Id).Standing.Should().BeOneOf([.. Enum.GetValues<RiskStanding>().Where(s => s <= risk.Standing)]);
            }

            foreach (var control in without.Controls)
            {
                var now = with.Controls.Single(c => c.ControlId == control.ControlId);
                now.TestExists.Should().Be(control.TestExists);
                (now.Credited ?? 0).Should().BeLessThanOrEqualTo(control.Credited ?? 0);
            }
        }
    }

    [Fact]
    public void A_costly_rule_ends_and_passes_nothing()
    {
        var components = Enumerable.Range(0, 300).Select(i => new SystemComponent($"c{i}", "componentTools", true, new Location("proofmark.yaml", Line: 1))).ToList();
        var dense = new SystemModel { Id = "dense", Components = components, Flows = [.. components.SelectMany(a => components.Select(b => new SystemFlow(a.Id, b.Id, "", true)))], Facts = [] };
        const string Costly = "component.downstream().all(a, a.downstream().all(b, b.downstream().all(c, c.inbound().all(f, f.crosses.size() == 0))))";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Rulebook.Run(dense, Rulebook.Text("component", Costly)).Outcome.Should().NotBe(Outcome.Pass);
        watch.Elapsed.Should().BeLessThan(Hang.After);
    }

    [Fact]
    public void Long_words_about_many_subjects_spend_the_budget()
    {
        var many = new SystemModel { Id = "many", Components = [.. Enumerable.Range(0, 20_000).Select(i => new SystemComponent($"c{i}", "componentTools", true, new Location("p")))], Facts = [] };
        var result = Rulebook.Run(many, Rulebook.Text("component", "\"true\"", message: new string('m', 60_000)));
        result.Outcome.Should().Be(Outcome.Fail);
        result.Findings.Sum(f => (long)f.Message.Length).Should().BeLessThan(Limits.Default.MaxRuleSteps * 16);
    }

    private static RuleRun Run(RuleOrigin origin, string rule)
    {
        var rules = Rulebook.Read(out var errors, origin, rule);
        errors.Should().BeEmpty();
        return RuleRun.Of(rules, Agent, Some.Now, false);
    }

    private static Assessment Assess(RuleRun run, EvidenceItem[] stored) => Assessor.Assess(
        Agent, EvidenceSet.Of(run.Results.Select(EvidenceItem.OfThisRun).Concat(stored)), Catalogue.Load(), BindingSet.Load(run.Bindings), new AssessmentOptions(Some.Now));

    private RuleSet Load(out List<DocumentError> errors)
    {
        errors = [];
        return RuleSet.Load([new RuleFolder(folder, RuleOrigin.User)], Limits.Default, errors);
    }

    private void Write(string name, string text) => File.WriteAllBytes(Path.Combine(folder, name), Encoding.UTF8.GetBytes(text));
}
