using CsCheck;
using Proofmark.Core;
using Proofmark.Risk.Assessments.Profiles;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Tests.Rules;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments.Profiles;

/// <summary>The level of a tool server is a minimum over its requirements.</summary>
public sealed class McpProfilesTests
{
    private static readonly RuleSet All = RuleSet.Load();
    private static readonly List<Rule> Asking = [.. All.Rules.Where(r => r.Profile is not null && r.Asks.Count > 0)];

    // The strictest answers: those with which the negative systems of the highest requirements are written.
    private static readonly SortedDictionary<string, string> Best = Answers(r => r.Test.Negative);

    [Fact]
    public void With_the_best_answers_the_highest_level_is_reached()
    {
        var profile = Judge(Best);
        profile.Gaps.Should().BeEmpty();
        profile.Level.Should().Be(AssuranceLevel.McpL4);
        profile.Limit.Should().Be(ProfileLimit.None);
        profile.Basis.Should().Contain("nothing was tested");
        profile.Claimed.Should().BeTrue("the answers stand in the description");
    }

    [Fact]
    public void A_level_that_rests_on_files_alone_is_no_claim()
    {
        var seen = Rulebook.Read(Rulebook.Text("fact", "fact.attr('scheme') == 'http'", "kinds: [mcp-server]\nprofile: mcp-l1"));
        var profile = McpProfiles.Assess(seen, Model([]), Some.Now, false).Single();

        profile.Level.Should().Be(AssuranceLevel.McpL4, "no level above asks for more");
        profile.Claimed.Should().BeFalse("the address was read in a file");
    }

    [Fact]
    public void Without_answers_no_level_is_established_and_every_open_question_is_named()
    {
        var profile = Judge([]);
        profile.Level.Should().BeNull();
        profile.Claimed.Should().BeFalse("there is no level to claim");
        profile.Limit.Should().Be(ProfileLimit.NotEstablished);
        profile.Gaps.Select(g => g.Rule).Should().BeEquivalentTo(Asking.Select(r => r.Id));
        profile.Gaps.Should().OnlyContain(g => g.Outcome == Outcome.NotEstablished && g.Open.Count > 0);
        profile.Gaps.Select(g => g.Level).Should().BeInAscendingOrder();
    }

    [Fact]
    public void One_requirement_that_is_not_kept_bars_its_level_and_all_above()
    {
        foreach (var rule in Asking.Where(r => r.Id != "mcp-transport-contradicted"))
        {
            var property = rule.Asks.Single().Property;
            var open = Judge(Without(property));
            var lowest = Asking.Where(r => r.Asks.Any(q => q.Property == property)).Min(r => r.Profile)!.Value;
            open.Level.Should().Be(Below(lowest), rule.Id);
            open.Limit.Should().Be(ProfileLimit.NotEstablished);

            var broken = Judge(new SortedDictionary<string, string>(Best) { [property] = rule.Test.Positive.Components[0].Properties[property] });
            broken.Level.Should().NotBe(AssuranceLevel.McpL4);
            (broken.Level.GetValueOrDefault() < rule.Profile!.Value).Should().BeTrue(rule.Id);
            broken.Limit.Should().Be(ProfileLimit.Failed);
        }
    }

    [Fact]
    public void Taking_answers_away_never_raises_the_level()
    {
        var properties = Best.Keys.ToList();
        Gen.Select(Gen.Bool.Array[properties.Count], Gen.Int[0, properties.Count - 1]).Sample((kept, extra) =>
        {
            var some = new SortedDictionary<string, string>(properties.Where((_, i) => kept[i]).ToDictionary(p => p, p => Best[p]));
            var fewer = new SortedDictionary<string, string>(some);
            fewer.Remove(properties[extra]);
            return Judge(fewer).Level.GetValueOrDefault() <= Judge(some).Level.GetValueOrDefault();
        }, iter: 100);
    }

    [Fact]
    public void A_finding_in_the_configuration_counts_for_the_component_that_owns_the_file()
    {
        var plain = new Fact("f", FactKind.McpServer, "crm", Confidence.High, new Location("b.json"))
        {
            Attributes = new SortedDictionary<string, string> { ["url"] = "http://crm.example/mcp", ["scheme"] = "http", ["host"] = "crm.example" },
        };
        var model = new SystemModel { Id = "s", Components = [Server("one", "a.json", Best), Server("two", "b.json", Best)], Facts = [Fact("a.json"), plain] };
        var profiles = McpProfiles.Assess(All, model, Some.Now, false);
        profiles[0].Level.Should().Be(AssuranceLevel.McpL4);
        profiles[1].Level.Should().Be(AssuranceLevel.McpL1);
        profiles[1].Gaps.Should().ContainSingle(g => g.Rule == "mcp-plain-http" && g.Outcome == Outcome.Fail);
    }

    [Fact]
    public void What_could_not_be_read_keeps_a_level_open()
    {
        var model = Model(Best) with { Unread = [new UnreadPart(new Location("settings/locked"), "access-denied", "no permission")] };
        var profile = McpProfiles.Assess(All, model, Some.Now, false).Single();
        profile.Level.Should().BeNull();
        profile.Claimed.Should().BeFalse("there is no level to claim");
        profile.Limit.Should().Be(ProfileLimit.NotEstablished);
    }

    [Fact]
    public void Components_that_are_no_tool_servers_are_not_judged() =>
        McpProfiles.Assess(All, Rulebook.System("components: {a: {kind: agent}, t: {kind: tools}}"), Some.Now, false).Should().BeEmpty();

    private static ProfileAssessment Judge(SortedDictionary<string, string> answers) => McpProfiles.Assess(All, Model(answers), Some.Now, false).Single();

    private static SystemModel Model(SortedDictionary<string, string> answers) => new() { Id = "s", Components = [Server("crm", "a.json", answers)], Facts = [Fact("a.json")] };

    private static SystemComponent Server(string id, string file, SortedDictionary<string, string> answers) =>
        new(id, "componentTools", true, new Location("proofmark.yaml", Line: 1)) { Files = [file], Properties = answers };

    private static Fact Fact(string file) => new("f", FactKind.McpServer, "crm", Confidence.High, new Location(file))
    {
        Attributes = new SortedDictionary<string, string> { ["url"] = "https://crm.example/mcp", ["scheme"] = "https", ["host"] = "crm.example" },
    };

    private static SortedDictionary<string, string> Without(string property) =>
        new(Best.Where(a => a.Key != property).ToDictionary(a => a.Key, a => a.Value));

    private static AssuranceLevel? Below(AssuranceLevel level) => level == AssuranceLevel.McpL1 ? null : level - 1;

    private static SortedDictionary<string, string> Answers(Func<Rule, SystemModel> fixture)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["mcp-transport"] = "http" };
        foreach (var rule in Asking.Where(r => r.Id != "mcp-transport-contradicted").OrderBy(r => r.Profile))
        {
            foreach (var (property, answer) in fixture(rule).Components[0].Properties)
            {
                answers[property] = answer;
            }
        }

        return answers;
    }
}
