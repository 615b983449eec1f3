using System.Text;
using System.Text.Json.Nodes;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;
using Proofmark.Systems.Properties;
using Proofmark.Systems.Tests.Description;
using Proofmark.Tests;

namespace Proofmark.Systems.Tests.Properties;

/// <summary>Every answer to every question of the build, written where it belongs.</summary>
public sealed class AnswerTests
{
    public static TheoryData<string> Things { get; } =
        [.. ComponentKinds.Aliases.Select(a => a.Value), PropertyVocabulary.Flow, PropertyVocabulary.Data, PropertyVocabulary.Identity, PropertyVocabulary.System];

    [Theory]
    [MemberData(nameof(Things))]
    public void Each_answer_is_read_as_it_is_written(string thing)
    {
        foreach (var (definition, answer) in PropertyVocabulary.Load().About(thing).SelectMany(d => Samples(d).Select(answer => (d, answer))))
        {
            Answers(Described.Read(Text(thing, $"{definition.Id}: {answer}")), thing).Should().Equal(new Dictionary<string, string> { [definition.Id] = answer });
        }
    }

    [Theory]
    [MemberData(nameof(Things))]
    public void Silence_is_no_answer(string thing)
    {
        var silent = string.Join(", ", PropertyVocabulary.Load().About(thing).Select(d => $"{d.Id}: "));

        Answers(Described.Read(Text(thing, silent)), thing).Should().BeEmpty();
        Answers(Described.Read(Text(thing, "")), thing).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Things))]
    public void Each_other_answer_is_refused_with_those_that_can_be_given(string thing)
    {
        foreach (var definition in PropertyVocabulary.Load().About(thing).Where(d => d.Type == PropertyType.Choice))
        {
            Described.Mistakes(Text(thing, $"{definition.Id}: other-answer")).Should().ContainSingle().Which.Should().EndWith(
                $".{definition.Id}: 'other-answer' is none of: {string.Join(", ", definition.Values.Select(v => v.Id))}");
        }
    }

    [Theory]
    [InlineData("day: 2026-02-30", "a date is expected here, written yyyy-MM-dd")]
    [InlineData("count: -1", "a whole number from 0 to 2147483647 is expected here")]
    [InlineData("count: 1.5", "a whole number from 0 to 2147483647 is expected here")]
    [InlineData("count: many", "a whole number from 0 to 2147483647 is expected here")]
    public void Days_and_numbers_are_checked(string written, string mistake)
    {
        var (answers, errors) = Typed(written);

        answers.Should().BeEmpty();
        errors.Should().ContainSingle().Which.Message.Should().Be(mistake);
    }

    [Fact]
    public void Days_and_numbers_are_read()
    {
        var (answers, errors) = Typed("day: 2026-02-28, count: 12");

        errors.Should().BeEmpty();
        answers.Should().Equal(new Dictionary<string, string> { ["count"] = "12", ["day"] = "2026-02-28" });
    }

    [Fact]
    public void No_question_can_hide_another_field()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.Root, "spec", "proofmark.schema.json")))!;
        var definitions = schema["definitions"]!;
        JsonNode[] places = [definitions["component"]!, definitions["dataSet"]!, definitions["identity"]!, definitions["flowWithAnswers"]!, schema["properties"]!["system"]!];

        places.SelectMany(p => p["properties"]!.AsObject()).Where(p => ((string?)p.Value!["description"])?.StartsWith("Answer: ", StringComparison.Ordinal) != true)
            .Select(p => p.Key).Distinct().Should().BeEquivalentTo(PropertyReader.Reserved);
    }

    private static (Dictionary<string, string> Answers, List<DocumentError> Errors) Typed(string written)
    {
        var errors = new List<DocumentError>();
        var vocabulary = PropertyVocabulary.Read(
            [("p.yaml", Encoding.UTF8.GetBytes("properties: [{id: day, of: [data], ask: when?, type: date}, {id: count, of: [data], ask: how many?, type: number}]"))], errors);
        var document = (DocumentMapping)DocumentReader.ReadYaml("x.yaml", Encoding.UTF8.GetBytes($"{{{written}}}"), Limits.Default).Root!;
        var fields = new DocumentFields("x.yaml", "", document, errors);
        var answers = vocabulary.All.Select(d => (d.Id, Text: Systems.Description.Sections.Answers.Answer(fields, d))).Where(a => a.Text is not null).ToDictionary(a => a.Id, a => a.Text!);
        return (answers, errors);
    }

    private static IEnumerable<string> Samples(PropertyDefinition definition) => definition.Type switch
    {
        PropertyType.Date => ["2026-02-28"],
        PropertyType.Number => ["0", "12"],
        _ => definition.Values.Select(v => v.Id),
    };

    private static string Text(string thing, string answers) => thing switch
    {
        PropertyVocabulary.System => $"system: {{id: s, {answers}}}",
        PropertyVocabulary.Flow => Described.With($"flows: [{{from: llm, to: llm, {answers}}}]"),
        PropertyVocabulary.Data => Described.With($"data: {{x: {{{answers}}}}}"),
        PropertyVocabulary.Identity => Described.With($"identities: {{x: {{kind: agent, {answers}}}}}"),
        _ => $"system: {{id: s}}\ncomponents: {{x: {{kind: {thing}, {answers}}}}}",
    };

    private static IReadOnlyDictionary<string, string> Answers(SystemDescription description, string thing) => thing switch
    {
        PropertyVocabulary.System => description.Properties,
        PropertyVocabulary.Flow => description.Flows[0].Properties,
        PropertyVocabulary.Data => description.Data["x"].Properties,
        PropertyVocabulary.Identity => description.Identities["x"].Properties,
        _ => description.Components[0].Properties,
    };
}
