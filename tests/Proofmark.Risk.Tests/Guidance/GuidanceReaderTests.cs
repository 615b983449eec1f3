using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Risk.Guidance;

namespace Proofmark.Risk.Tests.Guidance;

public sealed class GuidanceReaderTests
{
    private const string Whole = """
        id: riskA
        summary: One sentence.
        what: What it is.
        shows: [a sign]
        test: [{how: do this, command: proofmark scan .}]
        measure:
          method: a rate
          minimum: {n: 300, of: attempts, because: arithmetic}
          read: low is good
          lies: when nobody tries
        fix: [{do: Repair it, for: [personaA], stage: [runtime], control: controlA}]
        for: [personaA]
        stages: [runtime]
        references: [CWE-1]
        """;

    [Fact]
    public void A_whole_entry_is_read()
    {
        var entry = Read(Whole, out var errors)!;

        errors.Should().BeEmpty();
        entry.Test.Should().Equal(new GuidanceTest("do this", "proofmark scan ."));
        entry.Measure.Minimum.Should().Be(new GuidanceMinimum(300, "attempts", "arithmetic"));
        entry.Fix[0].Control.Should().Be("controlA");
    }

    [Theory]
    [InlineData("id: riskA", "id: riskNone", "id", "the catalogue has no 'riskNone'")]
    [InlineData("id: riskA", "id: x-own", "parent", "an entry of ours, and only such a one, names the wider risk that contains it")]
    [InlineData("id: riskA", "id: riskA\nparent: riskA", "parent", "an entry of ours, and only such a one, names the wider risk that contains it")]
    [InlineData("what: What it is.", "", "what", "the field is required")]
    [InlineData("shows: [a sign]", "shows: []", "shows", "at least one is required")]
    [InlineData("n: 300, ", "", "measure.minimum.n", "the field is required")]
    [InlineData("n: 300", "n: 0", "measure.minimum.n", "a whole number from 1 to 2147483647 is expected here")]
    [InlineData("  lies: when nobody tries", "", "measure.lies", "the field is required")]
    [InlineData("stage: [runtime]", "stage: [later]", "fix[0].stage", "'later' is none of: planning, data-preparation, model-training, development, evaluation, deployment, runtime, maintenance")]
    [InlineData("control: controlA", "control: controlZ", "fix[0].control", "the catalogue has no 'controlZ'")]
    [InlineData("stages: [runtime]", "stages: []", "stages", "at least one lifecycle stage is required")]
    [InlineData("for: [personaA]\nstages", "stages", "for", "at least one persona is required")]
    [InlineData("references: [CWE-1]", "referenzes: [CWE-1]", "referenzes", "the field is not known; did you mean 'references'?")]
    public void What_is_wrong_is_named(string part, string instead, string field, string message)
    {
        Read(Whole.Replace(part, instead, StringComparison.Ordinal), out var errors).Should().BeNull();

        errors.Should().Contain(e => e.Field == field && e.Message == message);
    }

    [Fact]
    public void A_summary_is_short()
    {
        Read(Whole.Replace("One sentence.", new string('a', 201), StringComparison.Ordinal), out var errors);

        errors.Should().ContainSingle().Which.Message.Should().Be("it has 201 characters, more than 200");
    }

    private static GuidanceEntry? Read(string yaml, out List<DocumentError> errors)
    {
        errors = [];
        return GuidanceReader.Read("entry.yaml", Encoding.UTF8.GetBytes(yaml), id => id is "riskA" or "controlA" or "personaA", errors);
    }
}
