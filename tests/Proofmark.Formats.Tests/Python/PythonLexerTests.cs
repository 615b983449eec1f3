using CsCheck;
using Proofmark.Core;
using Proofmark.Formats.Python;

namespace Proofmark.Formats.Tests.Source;

public sealed class PythonLexerTests
{
    [Theory]
    [InlineData("x = 'a' \"b\"", "ab")]
    [InlineData("x = '''a'b''c'''", "a'b''c")]
    [InlineData("x = r'a\\'b'", "a\\'b")]
    [InlineData("x = Rb'\\x41'", "\\x41")]
    [InlineData("x = b'\\x41\\102'", "AB")]
    [InlineData("x = '\\u0041\\U00000042\\N{LATIN SMALL LETTER C}\\q'", "ABc\\q")]
    [InlineData("x = 'a\\\nb'", "ab")]
    [InlineData("x = ('a'\n  # comment ' \n 'b')", "ab")]
    [InlineData("x = u'a' '''b\nc'''", "ab\nc")]
    [InlineData("x = ''", "")]
    public void LiteralsHaveTheValueThatPythonGivesThem(string source, string value)
    {
        var node = Value(source);

        node.Kind.Should().Be(PythonNodeKind.Text);
        node.Text.Should().Be(value);
    }

    [Theory]
    [InlineData("x = f'a{b}c'", "a|b|c")]
    [InlineData("x = f'{b!r:>{w}}'", "b|r|w")]
    [InlineData("x = f'{{b}}'", "{b}")]
    [InlineData("x = f'{f\"{b}\"}{c[\"d\"]}'", "b|c|d")]
    [InlineData("x = f'{x['a']}'", "x|a")]
    [InlineData("x = rf'\\{b}'", "\\|b")]
    [InlineData("x = f'''{\nb\n}'''", "b")]
    [InlineData("x = f'{(lambda y: y)(1)}'", "y|1")]
    [InlineData("x = f'\\N{BULLET} {b}'", "� |b")]
    public void FormattedLiteralsAreTakenApart(string source, string leaves) =>
        string.Join('|', Leaves(Value(source)).Where(l => l.Length > 0)).Should().Be(leaves);

    [Theory]
    [InlineData("x = 'a\ny = 1\n", "python-unterminated-string", 2)]
    [InlineData("x = '''a\ny = 1\n", "python-unterminated-string", 1)]
    [InlineData("x = f'a{b\n", "python-unclosed", 1)]
    [InlineData("x = (1,\n", "python-unclosed", 1)]
    [InlineData("x = 1 \\ + 2\n", "python-stray-backslash", 1)]
    [InlineData("x = $y\n", "python-stray-character", 1)]
    public void WhatPythonRefusesIsAnAnomaly(string source, string code, int statements)
    {
        var reading = PythonReader.Read(source, Limits.Default);

        reading.Anomalies.Should().Contain(a => a.Code == code && !a.Deceptive);
        reading.Statements.Should().HaveCountGreaterThanOrEqualTo(statements);
    }

    [Fact]
    public void NamesAreComparedAsPythonComparesThem()
    {
        Value("x = ｅxec").Text.Should().Be("exec");
        Value("x = 𝓮𝔁𝓮𝓬").Text.Should().Be("exec");
        Value("x = größe").Text.Should().Be("größe");
    }

    [Fact]
    public void NestingAndLengthAreBounded()
    {
        PythonReader.Read(new string('(', 100_000), Limits.Default).Stopped.Should().Contain("nested deeper");
        PythonReader.Read(string.Concat(Enumerable.Repeat("f'{", 100_000)), Limits.Default).Stopped.Should().NotBeNull();
        PythonReader.Read("x = " + string.Concat(Enumerable.Repeat("a.", 100_000)) + "b", Limits.Default).Stopped.Should().Contain("nested deeper");
        PythonReader.Read("x = " + string.Concat(Enumerable.Repeat("lambda: ", 100_000)) + "b", Limits.Default).Stopped.Should().Contain("nested deeper");
        PythonReader.Read("x = " + string.Concat(Enumerable.Repeat("- ", 100_000)) + "b" + string.Concat(Enumerable.Repeat("+'a'", 100_000)), Limits.Default).Stopped.Should().BeNull();
        PythonReader.Read("x = 1\n", Limits.Default with { MaxCodeTokens = 2 }).Stopped.Should().Contain("tokens");
    }

    [Fact]
    public void RandomTextNeverThrowsAndAlwaysEnds() =>
        Gen.OneOf("def ", "class A", "f'", "f\"{", "}", "{", "(", ")", "[", "]", "'", "\"\"\"", "\n", "\r", "    ", "\t", "\\", ":", ";", "=", "lambda ", "if ", "else ", "for ", "in ",
                "import ", "from ", ".", "..", "*", "@", "a", "b", "1", "0x", "1e-5", "#", "rb'", "\\N{", "!r", ":=", "with ", "as ", "return ", "é", "\ud800", "\0", "async ", "global ")
            .Array[0, 80].Select(string.Concat)
            .Sample(text => PythonReader.Read(text, Limits.Default).Statements.Count >= 0, iter: 20_000);

    [Fact]
    public void RandomBytesNeverThrow() =>
        Gen.Byte.Array[0, 200].Sample(bytes => PythonReader.Read(bytes, Limits.Default).Statements.Count >= 0, iter: 5_000);

    private static PythonNode Value(string source) =>
        PythonReader.Read(source, Limits.Default).Statements.Single(s => s.Kind == PythonStatementKind.Assign).Expressions[0];

    private static IEnumerable<string> Leaves(PythonNode node) => node.Children.Count == 0 ? [node.Text] : node.Children.SelectMany(Leaves);
}
