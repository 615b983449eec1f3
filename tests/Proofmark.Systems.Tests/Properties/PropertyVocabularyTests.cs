using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Tests.Properties;

public sealed class PropertyVocabularyTests
{
    [Fact]
    public void Every_entry_of_the_build_is_a_question_with_answers()
    {
        PropertyVocabulary.Load().All.Should().HaveCountGreaterThan(80).And.OnlyContain(d =>
            d.Ask.EndsWith('?') && d.Of.Count > 0 && (d.Type != PropertyType.Choice || d.Values.Select(v => v.Id).Distinct().Count() >= 2));
    }

    [Fact]
    public void The_same_name_can_be_asked_about_different_things()
    {
        var vocabulary = PropertyVocabulary.Load();

        vocabulary.Find("componentTrainingData", "write-access")!.Ask.Should().NotBe(vocabulary.Find("componentRAGContent", "write-access")!.Ask);
        vocabulary.Find("componentApplication", "write-access").Should().BeNull();
        vocabulary.About(PropertyVocabulary.Flow).Should().Contain(d => d.Id == "transport");
    }

    [Theory]
    [InlineData("- {id: a, of: [robot, flow], ask: q?, values: {b: c, d: e}}", "'robot' is no kind of component and none of: any-component, flow, data, identity, system")]
    [InlineData("- {id: a, of: [flow], ask: q?, values: {b: c}}", "a choice has two values or more, and nothing else has any")]
    [InlineData("- {id: a, of: [flow], ask: q?, type: date, values: {b: c, d: e}}", "a choice has two values or more, and nothing else has any")]
    [InlineData("- {id: a, of: [], ask: q?, type: date}", "it must be asked about something")]
    [InlineData("- {id: a, of: [flow, flow], ask: q?, type: date}", "'a' is asked about flow a second time")]
    [InlineData("- {id: a, of: [any-component, model], ask: q?, type: number}", "'a' is asked about componentTheModel a second time")]
    [InlineData("- {id: a, of: [flow], ask: ' ', type: date}", "the text is empty")]
    [InlineData("- {id: A b, of: [flow], ask: q?, type: date}", "'A b' is not made of small letters, digits and single '-'")]
    [InlineData("- {id: exposure, of: [flow], ask: q?, type: date}", "'exposure' is the name of another field of a description")]
    [InlineData("- {id: a, of: [flow], ask: q?, values: {b c: d, e: f}}", "'b c' is no plain word of letters, digits, '-' and '.', or YAML reads it as something else")]
    [InlineData("- {id: a, of: [flow], ask: q?, values: {null: d, e: f}}", "'null' is no plain word of letters, digits, '-' and '.', or YAML reads it as something else")]
    [InlineData("- {id: a, of: [flow], ask: q?, values: {b: , e: f}}", "the field is required")]
    [InlineData("- {id: a, of: [flow], ask: q?, type: text, values: {b: c, d: e}}", "'text' is none of: date, number")]
    [InlineData("- {id: a, of: [flow], ask: q?, type: date, why: b}", "the field is not known; known are: ask, id, of, type, values")]
    [InlineData("- {id: a, of: [flow], type: date}", "the field is required")]
    public void Mistakes_are_named(string entry, string message)
    {
        var errors = new List<DocumentError>();

        PropertyVocabulary.Read([("p.yaml", Encoding.UTF8.GetBytes("properties:\n  " + entry))], errors);

        errors.Should().ContainSingle().Which.Message.Should().Be(message);
    }
}
