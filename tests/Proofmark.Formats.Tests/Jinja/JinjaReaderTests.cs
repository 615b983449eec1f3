using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Formats.Jinja;
using Proofmark.Tests.Shared;

namespace Proofmark.Formats.Tests.Jinja;

public sealed class JinjaReaderTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "(", ")", "[", "]", "{", "}", "'", "\"", "\\", "|", "~", ".", ",", ":", "=", "a", "for ", " in ", "if ", "raw", "endraw",
        " is ", "not ", "else ", "endfor", "set ", "1", "0x", "1e5", "\n", "é", "\ud800", "**", "macro ", "block ",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]);

    [Fact]
    public void TheCorpusIsReadWhole()
    {
        foreach (var (name, text) in TemplateCorpus.All)
        {
            var reading = JinjaReader.Read(text, Limits.Default);
            reading.Fault.Should().BeNull(name);
            reading.Stopped.Should().BeNull(name);
        }
    }

    [Theory]
    [InlineData("{{ 'a' \"b\" '\\x5f\\n' }}", "ab_\n")]
    [InlineData("{{ '\\'' }}", "'")]
    [InlineData("{{- 'a' -}}", "a")]
    public void TextsAreJoinedAndUnescaped(string template, string value) => Only(template).Should().Match<JinjaNode>(n => n.Kind == JinjaNodeKind.Text && n.Text == value);

    [Fact]
    public void OperatorsBindAsInJinja()
    {
        Show("a + b * c ~ d - e").Should().Be("(- (+ a (~ (* b c) d)) e)");
        Show("a | f(1) | h").Should().Be("(|h (|f a 1))");
        Show("a.b[c:d].e(f, g=h)").Should().Be("(call (.e (item (.b a) (slice c d ?))) f (g= h))");
        Show("x if y else z").Should().Be("(cond x y z)");
        Show("a is divisibleby 3 and not b in c").Should().Be("(and (is-divisibleby a 3) (not (== b c)))");
        Show("-a ** b").Should().Be("(** (neg a) b)");
    }

    [Fact]
    public void ThreeKindsOfMarksAreToldApart()
    {
        var reading = JinjaReader.Read("a{# {{ x }} #}b{%- raw %}{{ y }}{% endraw +%}{{+z}}{% if a %}{%- endif -%}", Limits.Default);

        reading.Fault.Should().BeNull();
        reading.Statements.Where(static s => s.Expressions is not [{ Kind: JinjaNodeKind.Data }]).Select(static s => s.Tag).Should().Equal("", "if", "endif");
    }

    [Theory]
    [InlineData("{{ {'a': {'b': 1}} }}")]
    [InlineData("{{ x }} { % } {")]
    [InlineData("{% set x = [1, 2,] %}{% set y, z = (1,), {} %}{% set q %}a{% endset %}{% set w | upper %}b{% endset %}")]
    [InlineData("{% for a, (b, c) in d.items() if a recursive %}{{ loop(b) }}{% else %}{% endfor %}")]
    [InlineData("{% include ['a', 'b'] ignore missing with context %}{% from 'a' import b as c, d with context %}")]
    [InlineData("{{ a[1:2, ::3] }}{{ a.0.b }}{{ f(*a, **b) }}{{ (a, b) }}{{ () }}")]
    [InlineData("{% block a scoped required %}{% endblock a %}{% autoescape true %}{% endautoescape %}{% with %}{% endwith %}")]
    public void WhatJinjaTakesIsTaken(string template) => JinjaReader.Read(template, Limits.Default).Fault.Should().BeNull();

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData('.')]
    [InlineData('|')]
    public void DeepNestingIsBounded(char sign)
    {
        foreach (var unit in new[] { sign.ToString(), $"a{sign}", $"{sign}a" })
        {
            var template = "{{ a" + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)) + " }}";
            JinjaReading? reading = null;
            var allocated = Hostile.Allocated(() => reading = JinjaReader.Read(template, Limits.Default));
            allocated.Should().BeLessThan(400L * 1024 * 1024);
            (reading!.Fault is not null || reading.Stopped is not null || sign is '-').Should().BeTrue(unit);
        }
    }

    [Theory]
    [InlineData("{{ '", "a")]
    [InlineData("{# ", "a")]
    [InlineData("{% raw %}", "{% endraw ")]
    [InlineData("{% ", "a ")]
    [InlineData("", "{{ 1_0")]
    [InlineData("{{ ", "1_")]
    [InlineData("{{ ", "'\\'")]
    public void UnfinishedTemplatesOfManyMegabytesAreToldAsSuch(string start, string unit)
    {
        var template = start + string.Concat(Enumerable.Repeat(unit, 10_000_000 / unit.Length));
        JinjaReading? reading = null;

        Hostile.Allocated(() => reading = JinjaReader.Read(template, Limits.Default)).Should().BeLessThan(600L * 1024 * 1024);

        (reading!.Fault is not null || reading.Stopped is not null).Should().BeTrue();
    }

    [Fact]
    public void NoTextMakesTheReaderThrow()
    {
        Piece.Array[0, 60].Sample(pieces => Consistent(string.Concat(pieces)), iter: 20_000);
        Gen.String.Sample(Consistent, iter: 2000);
        Gen.Select(Gen.Int[0, TemplateCorpus.All.Count - 1], Gen.Select(Gen.Int[0, 5000], Piece).Array[1, 6]).Sample((index, changes) =>
        {
            var text = new StringBuilder(TemplateCorpus.All[index].Text);
            foreach (var (at, piece) in changes)
            {
                text.Insert(Math.Min(at, text.Length), piece);
            }

            Consistent(text.ToString());
        }, iter: 5000);
    }

    private static void Consistent(string text)
    {
        var reading = JinjaReader.Read(text, Limits.Default);
        foreach (var node in reading.Statements.SelectMany(static s => s.Expressions.Concat(s.Targets)))
        {
            (node.Start >= 0 && node.End <= text.Length && node.Start <= node.End && node.Height <= Limits.Default.MaxCodeDepth).Should().BeTrue();
        }
    }

    private static JinjaNode Only(string template) => JinjaReader.Read(template, Limits.Default).Statements.Should().ContainSingle().Subject.Expressions.Should().ContainSingle().Subject;

    private static string Show(string expression) => Show(JinjaReader.Read("{{ " + expression + " }}", Limits.Default).Statements[0].Expressions[0]);

    private static string Show(JinjaNode node)
    {
        var head = node.Kind switch
        {
            JinjaNodeKind.Attribute => "." + node.Text,
            JinjaNodeKind.Item => "item",
            JinjaNodeKind.Slice => "slice",
            JinjaNodeKind.Call => "call",
            JinjaNodeKind.Keyword => node.Text + "=",
            JinjaNodeKind.Filter => "|" + node.Text,
            JinjaNodeKind.Test => "is-" + node.Text,
            JinjaNodeKind.Conditional => "cond",
            JinjaNodeKind.Other => "?",
            _ => node.Text,
        };
        return node.Children.Count == 0 ? head : $"({head} {string.Join(' ', node.Children.Select(Show))})";
    }
}
