using Proofmark.Core;
using Proofmark.Systems.Description;

namespace Proofmark.Systems.Tests.Description;

public sealed class IncludeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("proofmark-include-");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void Parts_refer_to_each_other()
    {
        Write("proofmark.yaml", "system: {id: s}\ninclude: [parts/agents.yaml, parts/data.yaml]\ncomponents: {chat: {kind: application, data: [tickets]}}\nflows: [chat -> bot]");
        Write("parts/agents.yaml", "components: {bot: {kind: agent}}\nflows: [bot -> chat]\nboundaries: {inside: [chat, bot]}");
        Write("parts/data.yaml", "data: {tickets: {classes: [pii]}}");

        var read = Read(out var mistakes);

        mistakes.Should().BeEmpty();
        read!.Components.Select(c => $"{c.Id} {c.Location}").Should().Equal("chat proofmark.yaml:3", "bot parts/agents.yaml:1");
        read.Flows.Select(f => $"{f.From} {f.To}").Should().Equal("chat bot", "bot chat");
        read.Data["tickets"].Location.Path.Should().Be("parts/data.yaml");
    }

    [Theory]
    [InlineData("include: a.yaml", "include: proofmark.yaml", "a.yaml:1 include: 'proofmark.yaml': the file is included a second time")]
    [InlineData("include: [a.yaml, a.yaml]", "data: {}", "proofmark.yaml:2 include: 'a.yaml': the file is included a second time")]
    [InlineData("include: none.yaml", "", "proofmark.yaml:2 include: 'none.yaml': there is no such file")]
    [InlineData("include: ../a.yaml", "", "proofmark.yaml:2 include: '../a.yaml' is not a path below the folder of proofmark.yaml")]
    [InlineData("include: a.yaml", "system: {id: t}", "a.yaml:1 system: the field is not known; known are: accepted, boundaries, components, controls, data, flows, identities, include")]
    [InlineData("include: a.yaml\ncomponents: {x: {kind: model}}", "components: {x: {kind: model}}", "a.yaml:1 components.x: the component 'x' is described here and at proofmark.yaml:3")]
    [InlineData("include: a.yaml\ndata: {x: }", "data: {x: }", "a.yaml:1 data.x: the data set 'x' is described here and at proofmark.yaml:3")]
    [InlineData("include: a.yaml\nidentities: {x: {kind: agent}}", "data: {}\nidentities: {x: {kind: user}}", "a.yaml:2 identities.x: the identity 'x' is described here and at proofmark.yaml:3")]
    [InlineData("include: a.yaml\naccepted: [{risk: x-r@c, by: b, why: c, until: 2027-01-01}]", "accepted: [{risk: x-r@c, by: b, why: c, until: 2027-01-01}]", "a.yaml:1 accepted[0].risk: x-r@c is accepted a second time")]
    [InlineData("include: a.yaml", "impact: {currency: EUR}", "a.yaml:1 impact: the field is not known")]
    [InlineData("include: /etc/hostname", "", "proofmark.yaml:2 include: '/etc/hostname' is not a path below the folder of proofmark.yaml")]
    [InlineData("include: \"a\\0.yaml\"", "", "proofmark.yaml:2 include: 'a\0.yaml': a path is written with forward slashes and without control characters")]
    [InlineData("include: [\"a\\\\..\\\\..\\\\b.yaml\"]", "", "proofmark.yaml:2 include: 'a\\..\\..\\b.yaml': a path is written with forward slashes and without control characters")]
    [InlineData("include: .", "", "proofmark.yaml:2 include: '.' is not a path below the folder of proofmark.yaml")]
    [InlineData("include: a.yaml", "[1]", "a.yaml:1 : a part of a description is a mapping")]
    [InlineData("include: a.yaml", "components: {x: {kind: modle}, y: [}", "a.yaml:1")]
    public void What_is_wrong_is_named_with_its_file(string main, string part, string mistake)
    {
        Write("proofmark.yaml", "system: {id: s}\n" + main);
        Write("a.yaml", part);

        Read(out var mistakes);

        mistakes.Select(m => $"{m.File}:{m.Line} {m.Field}: {m.Message}").Should().ContainSingle().Which.Should().StartWith(mistake);
    }

    [Fact]
    public void Links_are_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("proofmark-outside-");
        try
        {
            File.WriteAllText(Path.Combine(outside.FullName, "a.yaml"), "data: {}");
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "parts"), outside.FullName);
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "b.yaml"), Path.Combine(outside.FullName, "a.yaml"));
            Write("proofmark.yaml", "system: {id: s}\ninclude: [parts/a.yaml, b.yaml]");

            Read(out var mistakes);

            mistakes.Select(m => m.Message).Should().Equal(
                "'parts/a.yaml': 'parts' is a link, and links are not followed", "'b.yaml': the description must be an ordinary file, not a link, a pipe or a device");
        }
        finally
        {
            outside.Delete(true);
        }
    }

    [Fact]
    public void All_parts_together_are_bounded()
    {
        Write("proofmark.yaml", "system: {id: s}\ninclude: [a.yaml, b.yaml]");
        Write("a.yaml", "data: {a: }" + new string('\n', 60));
        Write("b.yaml", "data: {b: }" + new string('\n', 60));

        DescriptionFile.Read(folder.FullName, Described.Catalogue, new Limits { MaxDocumentBytes = 100 }, out var mistakes);

        mistakes.Should().ContainSingle().Which.Message.Should().Be("'b.yaml': all included files together have more than 100 bytes");
    }

    [Fact]
    public void Components_are_counted_over_all_parts()
    {
        Write("proofmark.yaml", "system: {id: s}\ninclude: a.yaml\ncomponents:\n" + Components(0, 400));
        Write("a.yaml", "components:\n" + Components(400, 201));

        Read(out var mistakes);

        mistakes.Should().ContainSingle().Which.ToString().Should().Be("a.yaml:1:1: components: there are 601 components; at most 600 can be described");

        static string Components(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(i => $"  c{i}: {{kind: tools}}\n"));
    }

    [Fact]
    public void A_long_chain_ends()
    {
        Write("proofmark.yaml", "system: {id: s}\ninclude: p0.yaml");
        for (var i = 0; i < 60; i++)
        {
            Write($"p{i}.yaml", $"include: p{i + 1}.yaml");
        }

        Read(out var mistakes);

        mistakes.Should().ContainSingle().Which.Message.Should().Be("'p50.yaml': more than 50 files are included");
    }

    [Fact]
    public void All_mistakes_of_all_parts_come_at_once()
    {
        Write("proofmark.yaml", "system: {id: s, x: 1}\ninclude: [b.yaml, a.yaml, none.yaml]");
        Write("a.yaml", "flows: [c -> d]");
        Write("b.yaml", "components:\n  c: {kind: model, use-limit: 3}\n");

        Read(out var mistakes);

        mistakes.Select(m => $"{m.File}:{m.Line} {m.Field}").Should().Equal("proofmark.yaml:1 system.x", "proofmark.yaml:2 include", "a.yaml:1 flows[0]", "b.yaml:2 components.c.use-limit");
    }

    private SystemDescription? Read(out IReadOnlyList<Core.Documents.DocumentError> mistakes) =>
        DescriptionFile.Read(folder.FullName, Described.Catalogue, Limits.Default, out mistakes);

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
