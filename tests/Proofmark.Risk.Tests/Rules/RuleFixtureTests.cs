using Proofmark.Core;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Risk.Rules.Testing;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Rules;

/// <summary>Every rule speaks on its positive system and is silent on its negative one. A rule that is added is tested by being there.</summary>
public sealed class RuleFixtureTests
{
    private static readonly RuleSet All = RuleSet.Load();

    public static TheoryData<string> Ids => [.. All.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Speaks_on_the_positive_system(string id)
    {
        var rule = Find(id);
        var result = Evaluate(id, rule.Test.Positive);
        result.Outcome.Should().Be(Outcome.Fail, Explain(result));
        result.Findings.Should().NotBeEmpty().And.OnlyContain(f => f.RuleId == id && f.Message.Length > 0 && f.Fix.Length > 0 && !f.Message.Contains('{'));
        if (rule.Subject == RuleSubject.Fact)
        {
            result.Findings.Should().HaveCount(rule.Test.Positive.Facts.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Is_silent_on_the_negative_system_and_not_for_want_of_a_subject(string id)
    {
        // A declared mitigation silences a rule only when the tree is trusted.
        var result = Evaluate(id, Find(id).Test.Negative, treeTrusted: true);
        result.Outcome.Should().Be(Outcome.Pass, Explain(result));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_nothing_to_say_about_an_empty_system(string id)
    {
        var result = Evaluate(id, new SystemModel { Id = "empty", Components = [], Facts = [] });
        result.Outcome.Should().Be(Outcome.NotApplicable);
        result.ReasonCodes.Should().Equal("no-subject");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Passes_nothing_when_a_folder_was_not_read(string id)
    {
        var unread = new UnreadPart(new Location("models/locked"), "access-denied", "no permission");
        Evaluate(id, Find(id).Test.Negative with { Unread = [unread] }, treeTrusted: true).Outcome.Should().Be(Outcome.NotEstablished);
        Evaluate(id, new SystemModel { Id = "empty", Components = [], Facts = [], Unread = [unread] }).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Names_only_what_exists(string id)
    {
        var rule = Find(id);
        rule.Risks.Should().NotBeEmpty();
        rule.Controls.Should().BeSubsetOf(rule.Risks.SelectMany(Catalogue.Load().ControlsOf));
        rule.References.Where(r => r.StartsWith("AML.", StringComparison.Ordinal)).Should().BeSubsetOf(Catalogue.Load().Atlas.Select(a => a.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Holds_its_own_test(string id) => RuleTester.Test(Find(id)).Problems.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Passes_nothing_while_one_of_its_questions_is_open(string id)
    {
        var rule = Find(id);
        foreach (var question in rule.Asks)
        {
            var result = Evaluate(id, AnswersRemoved.From(rule.Test.Negative, question.Property), treeTrusted: true);
            result.Outcome.Should().Be(Outcome.NotEstablished, Explain(result));
            result.ReasonCodes.Should().Contain(UnreadPart.Unanswered);
        }
    }

    [Fact]
    public void Every_risk_of_a_tool_server_has_requirements_and_no_built_in_rule_could_be_taken_for_a_users()
    {
        All.Rules.Where(r => r.Profile is not null).Select(r => r.Profile).Distinct().Should().HaveCount(4);
        All.Rules.Should().OnlyContain(r => !r.Id.StartsWith("x-", StringComparison.Ordinal) && r.Origin == RuleOrigin.BuiltIn);
    }

    private static Rule Find(string id) => All.Rules.Single(r => r.Id == id);

    private static CheckResult Evaluate(string id, SystemModel model, bool treeTrusted = false) =>
        RuleEvaluator.Evaluate(Find(id), All.Digest, model, Some.Now, treeTrusted);

    private static string Explain(CheckResult result) => string.Join("; ", result.Coverage.Unread.Select(u => u.Reason).Concat(result.Findings.Select(f => f.Message)));
}
