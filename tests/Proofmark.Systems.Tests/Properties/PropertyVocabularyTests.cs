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
    [InlineData("- {id: a, of: [flow], type: date}", "the field is required")]
    public void Mistakes_are_named(string entry, string message)
    {
        var errors = new List<DocumentError>();

        PropertyVocabulary.Read([("p.yaml", Encoding.UTF8.GetBytes("properties:\n  " + entry))], errors);

        errors.Should().ContainSingle().Which.Message.Should().Be(message);
    }
}
