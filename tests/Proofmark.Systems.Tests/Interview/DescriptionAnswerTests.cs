using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Proofmark.Core;
using Proofmark.Systems.Building;
using Proofmark.Systems.Description;
using Proofmark.Systems.Interview;
using Proofmark.Systems.Model;
using Proofmark.Systems.Presets;
using Proofmark.Systems.Properties;
using Proofmark.Tests;
using Seen = Proofmark.Systems.Tests.Building.Facts;

namespace Proofmark.Systems.Tests.Interview;

public sealed class DescriptionAnswerTests
{
    private const string Odd = """
        # head
        system:            # what it is
          id: odd
          # nobody yet
          owner:           # to be found
        components:
          chat:
            # the front
            kind: application   # people write here
            untrusted:
              - user
            files: [app]
          "llm": { "kind": model,
                   source: "api:vendor/m" , }
          tools:
            kind: tools
            privileges: [mail.send]

        data: {tickets: {classes: [pii]}}
        identities:
          bot: {kind: service, used-by: [tools]}
        flows:
          - chat -> llm: question
          - "llm -> tools: call"   # acts
          - {from: tools, to: chat}
          - from: tools
            to: llm
        """;

    public static TheoryData<string> Texts => new(
        [
            Odd,
            Odd.ReplaceLineEndings("\r\n"),
            "\uFEFF" + Odd,
            """{"system": {"id": "j"}, "components": {"a": {"kind": "agent"}}}""",
            .. Directory.EnumerateFiles(Path.Combine(Golden.Root, "samples"), "proofmark.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText),
            .. PresetBook.All.Select(p => p.Write("mine")),
        ]);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_question_can_be_answered_and_nothing_else_changes(string text)
    {
        var before = Model(text);
        foreach (var question in InterviewQuestions.Of(before))
        {
            var answer = Possible(question);
            var written = DescriptionAnswer.Write(text, question, answer, Limits.Default);

            written.Should().NotBeNull($"{question.About}: {question.Definition.Id}");
            var after = InterviewQuestions.Of(Model(written!));
            after.Select(q => (q.Section, q.Name, q.Definition.Id)).Should().BeEquivalentTo(InterviewQuestions.Of(before).Select(q => (q.Section, q.Name, q.Definition.Id)));
            after.Where(q => q.Answer != before.AnswerOf(q)).Should().ContainSingle().Which.Should().Match<InterviewQuestion>(q => q.Answer == answer && q.Definition.Id == question.Definition.Id && q.Name == question.Name);
            Lines(text).Except(Lines(written!)).Should().HaveCountLessThanOrEqualTo(1, "one line at most is another than before");
        }
    }

    [Fact]
    public void Many_answers_one_after_the_other_all_stand()
    {
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 50]).Array[1, 40].Sample(steps =>
        {
            var text = Odd;
            var given = new Dictionary<(string, string, string), string>();
            foreach (var (which, value) in steps)
            {
                var questions = InterviewQuestions.Of(Model(text));
                var question = questions[which % questions.Count];
                var answer = question.Definition.Type == PropertyType.Choice ? question.Definition.Values[value % question.Definition.Values.Count].Id : Possible(question);
                text = DescriptionAnswer.Write(text, question, answer, Limits.Default)!;
                given[(question.Section, question.Name, question.Definition.Id)] = answer;
            }

            var all = InterviewQuestions.Of(Model(text)).ToDictionary(q => (q.Section, q.Name, q.Definition.Id), q => q.Answer);
            given.Should().OnlyContain(g => all[g.Key] == g.Value);
            text.Should().Contain("# nobody yet").And.Contain("# people write here").And.Contain("# acts");
        }, iter: 30);
    }

    [Fact]
    public void What_was_discovered_is_described_by_the_answer()
    {
        var facts = new[] { Seen.Weights("m/a.bin", "pickle"), Seen.Tool("send_mail", "outward"), Seen.Reference() };
        var text = "system: {id: s}\n";
        foreach (var kind in (string[])["componentTools", "componentTheModel", "componentApplication"])
        {
            var model = SystemBuilder.Build(Read(text), facts, [], "s");
            var question = InterviewQuestions.Of(model).First(q => q.Kind == kind);
            text = DescriptionAnswer.Write(text, question, Possible(question), Limits.Default)!;
            var after = SystemBuilder.Build(Read(text), facts, [], "s");

            after.Components.Select(c => c.Id).Should().BeEquivalentTo(model.Components.Select(c => c.Id), text);
            after.Components.Single(c => c.Id == question.Name).Declared.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("ALL", "approved-by", null)]
    [InlineData("Per-Task", "turn-limit", "per-task")]
    [InlineData(" none ", "turn-limit", "none")]
    [InlineData("many", "turn-limit", null)]
    [InlineData("none # x", "turn-limit", null)]
    [InlineData("none\n  owner: x", "turn-limit", null)]
    public void Only_a_possible_answer_is_read(string typed, string id, string? read)
    {
        var question = InterviewQuestions.Of(Model("system: {id: s}\ncomponents: {a: {kind: agent}}\n")).FirstOrDefault(q => q.Definition.Id == id);

        question?.Read(typed).Should().Be(read);
    }

    private static string Possible(InterviewQuestion question) => question.Definition.Type switch
    {
        PropertyType.Date => "2026-11-23",
        PropertyType.Number => "7",
        _ => question.Definition.Values.Select(v => v.Id).First(v => v != question.Answer),
    };

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.TrimEnd('\r'));

    // The catalogue knows what the text names.
    private static SystemDescription Read(string text)
    {
        var ids = Regex.Matches(text, "(persona|risk|control)[A-Za-z]+").Select(m => m.Value).ToHashSet();
        var description = DescriptionReader.Read(Encoding.UTF8.GetBytes(text), ids, Limits.Default, out var mistakes);
        mistakes.Should().BeEmpty();
        return description!;
    }

    private static SystemModel Model(string text) => SystemBuilder.Build(Read(text), [], [], "s");
}

internal static class AnswersOfModels
{
    public static string? AnswerOf(this SystemModel model, InterviewQuestion question) =>
        InterviewQuestions.Of(model).First(q => (q.Section, q.Name, q.Definition.Id) == (question.Section, question.Name, question.Definition.Id)).Answer;
}
