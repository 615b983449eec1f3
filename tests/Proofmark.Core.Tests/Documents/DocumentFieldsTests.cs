using System.Diagnostics;
using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Tests;

namespace Proofmark.Core.Tests.Documents;

public sealed class DocumentFieldsTests
{
    private readonly List<DocumentError> errors = [];

    [Fact]
    public void Fields_are_taken_with_their_types()
    {
        var fields = Fields("name: 1.10\non: true\ncount: 7\nday: 2026-01-02\nkind: b\nlist: [x, 2]\none: z\ncomponents: {llm: {a: 1}, empty: }\nitems: [{a: 1}]\nnothing: ~");

        fields.RequiredString("name").Should().Be("1.10");
        fields.OptionalBoolean("on").Should().BeTrue();
        fields.OptionalInteger("count", 0, 10).Should().Be(7);
        fields.OptionalDate("day").Should().Be(new DateOnly(2026, 1, 2));
        fields.OptionalChoice("kind", "a", "b").Should().Be("b");
        fields.StringList("list").Should().Equal("x", "2");
        fields.StringList("one").Should().Equal("z");
        fields.MappingOfMappings("components").Select(c => c.Key).Should().Equal("llm", "empty");
        fields.MappingList("items").Should().ContainSingle().Which.OptionalInteger("a", 0, 9).Should().Be(1);
        fields.OptionalString("nothing").Should().BeNull();
        fields.OptionalString("absent").Should().BeNull();
        fields.RefuseUnknown();
        errors.Should().BeEmpty();
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var fields = Fields("empty:\non: yes\ncount: 11\nday: 2026-02-30\nkind: c\nlist: [x, [y]]\ncomponents: [a]\nitems: {a: 1}\nnaem: x\nwhatever: 1\n");

        fields.RequiredString("name");
        fields.RequiredString("empty");
        fields.OptionalBoolean("on");
        fields.OptionalInteger("count", 0, 10);
        fields.OptionalDate("day");
        fields.OptionalChoice("kind", "a", "b");
        fields.StringList("list");
        fields.MappingOfMappings("components");
        fields.MappingList("items");
        fields.RefuseUnknown();

        errors.Select(e => e.ToString()).Should().Equal(
            "f.yaml:1:1: name: the field is required",
            "f.yaml:1:1: empty: the field is required",
            "f.yaml:2:5: on: true or false is expected here",
            "f.yaml:3:8: count: a whole number from 0 to 10 is expected here",
            "f.yaml:4:6: day: a date is expected here, written yyyy-MM-dd",
            "f.yaml:5:7: kind: 'c' is none of: a, b",
            "f.yaml:6:11: list[1]: text is expected here",
            "f.yaml:7:13: components: a mapping is expected here",
            "f.yaml:8:8: items: a list of mappings is expected here",
            "f.yaml:9:1: naem: the field is not known; did you mean 'name'?",
            "f.yaml:10:1: whatever: the field is not known; known are: components, count, day, empty, items, kind, list, name, on");
    }

    [Fact]
    public void A_name_with_nothing_behind_it_does_not_vanish()
    {
        var component = Fields("components:\n  llm:\n").MappingOfMappings("components").Should().ContainSingle().Subject;

        component.Value.RequiredString("kind");

        errors.Should().ContainSingle().Which.ToString().Should().Be("f.yaml:2:3: components.llm.kind: the field is required");
    }

    [Fact]
    public void Many_and_long_unknown_fields_are_cheap()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i}: 1\n")) + $"\"{new string('x', 1000)}\": 1\n";
        var fields = Fields(text);
        fields.OptionalString("name");
        var watch = Stopwatch.StartNew();

        fields.RefuseUnknown();

        errors.Should().HaveCount(21);
        errors[^1].Message.Should().Be("19981 more fields are not known");
        watch.Elapsed.Should().BeLessThan(Hang.After);
    }

    private DocumentFields Fields(string yaml)
    {
        var reading = DocumentReader.ReadYaml("f.yaml", Encoding.UTF8.GetBytes(yaml), Limits.Default);
        reading.Errors.Should().BeEmpty();
        return new DocumentFields("f.yaml", "", (DocumentMapping)reading.Root!, errors);
    }
}
