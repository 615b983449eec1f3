using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Systems.Building;
using Proofmark.Systems.Description;
using Proofmark.Systems.Init;
using Proofmark.Systems.Model;
using Proofmark.Systems.Tests.Description;
using Proofmark.Systems.Tests.Discovery;
using Proofmark.Tests;

namespace Proofmark.Systems.Tests.Init;

public sealed class InitTemplateTests
{
    [Fact]
    public void An_empty_tree_gives_a_guess_that_is_read_back()
    {
        var read = Read(Model("empty"));

        read.Id.Should().Be("empty");
        read.Components.Select(c => c.Kind).Should().Equal("componentApplication", "componentTheModel");
    }

    [Fact]
    public void The_sample_gives_its_components_and_flows()
    {
        var seen = TempTree.Of(Path.Combine(Golden.Root, "samples", "support-agent"));
        var model = SystemBuilder.Build(null, seen.Facts, seen.Unread, "support-agent");

        var read = Read(model);

        read.Components.Select(c => (c.Id, c.Kind)).Should().Equal(model.Components.Take(10).Select(c => (c.Id, c.Kind)));
        read.Flows.Select(f => (f.From, f.To)).Should().Equal(model.Flows.Select(f => (f.From, f.To)));
        read.Flows.Should().NotBeEmpty();
    }

    [Fact]
    public void Of_many_components_ten_are_shown_and_the_rest_is_counted()
    {
        var model = Model("many", [.. Enumerable.Range(0, 40).Select(i => Component($"c{i}", "componentTools"))]);

        Read(model).Components.Should().HaveCount(10);
        InitTemplate.From(model).Should().Contain("# 30 more were discovered");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("True")]
    [InlineData("1.5")]
    [InlineData("a\"b: {c")]
    [InlineData("a\\b")]
    [InlineData("line\nbreak\u2028#")]
    [InlineData("\u001b[31m")]
    [InlineData("*alias")]
    [InlineData("größe \U0001F600")]
    public void Any_name_comes_back_as_it_was(string name)
    {
        var model = Model(name, Component("m", "componentTheModel") with { Files = [name] });

        var text = InitTemplate.From(model);
        var read = Read(model);

        read.Id.Should().Be(name);
        read.Components.Single().Files.Should().Equal(name);
        text.Should().NotContain("\u001b").And.NotContain("\u2028");
    }

    [Fact]
    public void Random_names_come_back_as_they_were() =>
        Gen.String[Gen.Char, 1, 12].Where(s => !string.IsNullOrWhiteSpace(s) && !s.Any(char.IsSurrogate)).Sample(name => Read(Model(name)).Id.Should().Be(name));

    [Fact]
    public void Half_a_surrogate_and_blanks_are_not_passed_on()
    {
        Read(Model("a\ud800b")).Id.Should().Be("a\ufffdb");
        Read(Model(" ")).Id.Should().Be("system");
    }

    private static SystemDescription Read(SystemModel model)
    {
        var text = InitTemplate.From(model);
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCountLessThanOrEqualTo(25);
        var description = DescriptionReader.Read(Encoding.UTF8.GetBytes(text), Described.Catalogue, Limits.Default, out var mistakes);
        mistakes.Should().BeEmpty(text);
        return description!;
    }

    private static SystemModel Model(string id, params SystemComponent[] components) => new() { Id = id, Components = components, Facts = [] };

    private static SystemComponent Component(string id, string kind) => new(id, kind, false, new Location("a"));
}
