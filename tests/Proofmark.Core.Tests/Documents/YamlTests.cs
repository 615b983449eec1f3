using System.Diagnostics;
using System.Text;
using CsCheck;
using Proofmark.Core.Documents;
using Proofmark.Tests;

namespace Proofmark.Core.Tests.Documents;

public sealed class YamlTests
{
    [Theory]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("no", ScalarKind.Text)]
    [InlineData("on", ScalarKind.Text)]
    [InlineData("off", ScalarKind.Text)]
    [InlineData("y", ScalarKind.Text)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("FALSE", ScalarKind.Boolean)]
    [InlineData("tRUE", ScalarKind.Text)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("", ScalarKind.Null)]
    [InlineData("12", ScalarKind.WholeNumber)]
    [InlineData("012", ScalarKind.WholeNumber)]
    [InlineData("0o14", ScalarKind.WholeNumber)]
    [InlineData("0xC", ScalarKind.WholeNumber)]
    [InlineData("1_000", ScalarKind.Text)]
    [InlineData("12:30:45", ScalarKind.Text)]
    [InlineData("1e3", ScalarKind.Number)]
    [InlineData("-.5", ScalarKind.Number)]
    [InlineData(".inf", ScalarKind.Number)]
    [InlineData(".NaN", ScalarKind.Number)]
    [InlineData("2026-01-02", ScalarKind.Text)]
    [InlineData("'12'", ScalarKind.Text)]
    [InlineData("\"true\"", ScalarKind.Text)]
    [InlineData("!!str 12", ScalarKind.Text)]
    [InlineData("! 12", ScalarKind.Text)]
    [InlineData("|\n  12\n", ScalarKind.Text)]
    public void Scalars_have_the_kind_of_the_core_schema(string value, ScalarKind kind) =>
        Read($"a: {value}").Root!["a"].Should().BeOfType<DocumentScalar>().Which.Kind.Should().Be(kind);

    [Fact]
    public void Nodes_remember_where_they_stood()
    {
        var root = Read("# first\na:\n  - x\n  - é: 'y'  # here\n").Root!;

        var list = root["a"].Should().BeOfType<DocumentSequence>().Subject;
        (list.Items[0].Line, list.Items[0].Column).Should().Be((3, 5));
        var entry = list.Items[1].Should().BeOfType<DocumentMapping>().Which.Entries.Should().ContainSingle().Subject;
        (entry.Key, entry.Line, entry.Column, entry.Value.Column).Should().Be(("é", 4, 5, 8));
    }

    [Fact]
    public void Aliases_stand_for_what_they_name()
    {
        var root = Read("&k a: &x [1, 2]\nb: *x\nc: *k\n<<: {d: 1}\n").Root!;

        root["b"].Should().BeSameAs(root["a"]);
        root["c"]!.AsString().Should().Be("a");
        root["d"].Should().BeNull("merge keys are not part of YAML 1.2");
    }

    [Theory]
    [InlineData("", "the document is empty")]
    [InlineData("# only a comment\n", "the document is empty")]
    [InlineData("a: 1\na: 2", "f.yaml:2:1: a: the key stands here a second time")]
    [InlineData("a:\n  b: 1\n  'b': 2", "f.yaml:3:3: a.b: the key stands here a second time")]
    [InlineData("a: *x", "names no anchor")]
    [InlineData("a: &x [*x]", "names no anchor")]
    [InlineData("a: !!python/object:os.system x", "is not supported")]
    [InlineData("a: !custom {b: 1}", "is not supported")]
    [InlineData("a: !!int '12'", "is not supported")]
    [InlineData("a: 1\n---\nb: 2", "only one document")]
    [InlineData("? [a, b]\n: c", "a key must be plain text")]
    [InlineData("a:\n\t- b", "invalid tab")]
    [InlineData("a: [1, 2", "expected ',' or ']'")]
    [InlineData("a: \"\\ud800\"", "surrogate")]
    [InlineData("a: \"\\udc00\"", "surrogate")]
    [InlineData("\"\\udc00\": 1", "surrogate")]
    [InlineData("a: \"\\U0000d800\"", "surrogate")]
    [InlineData("a: \"\\U00110000\"", "f.yaml:1")]
    [InlineData("%YAML 9999999999999999999.1\n---\na: 1", "f.yaml:1")]
    public void What_is_wrong_is_told_with_its_place(string text, string mention)
    {
        var reading = Read(text);

        string.Join('\n', reading.Errors).Should().Contain(mention);
    }

    [Fact]
    public void Invalid_UTF8_is_refused_and_a_byte_order_mark_is_not()
    {
        DocumentReader.ReadYaml("f.yaml", new byte[] { (byte)'a', 0xff }, Limits.Default).Errors.Should().ContainSingle().Which.Message.Should().Contain("UTF-8");
        var marked = DocumentReader.ReadYaml("f.yaml", [0xef, 0xbb, 0xbf, .. "a: 1"u8], Limits.Default);
        marked.Errors.Should().BeEmpty();
        marked.Root.Should().BeOfType<DocumentMapping>().Which.Entries[0].Column.Should().Be(1);
    }

    [Fact]
    public void Exponential_aliases_stop_at_the_node_limit()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 40; i++)
        {
            var alias = $"*a{i - 1}";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat(alias, 10))}]\n");
        }

        var watch = Stopwatch.StartNew();
        var reading = Read(text.ToString());

        reading.Root.Should().BeNull();
        reading.Errors.Should().ContainSingle().Which.Message.Should().Contain("more than 500000 nodes");
        watch.Elapsed.Should().BeLessThan(Hang.After);
    }

    [Fact]
    public void Aliases_cannot_nest_deeper_than_the_limit()
    {
        var text = string.Concat(Enumerable.Range(1, 100).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));

        Read("a0: &a0 x\n" + text).Errors.Should().ContainSingle().Which.Message.Should().Contain("deeper than 64");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("&a ")]
    [InlineData("%TAG !a! b\n")]
    [InlineData("- a\n")]
    [InlineData("x")]
    [InlineData("a: b: ")]
    [InlineData("[a, ")]
    [InlineData("---\n")]
    [InlineData("\"\\u")]
    [InlineData("!<")]
    [InlineData("\n")]
    public void A_million_repetitions_end_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        _ = Read(text);

        watch.Elapsed.Should().BeLessThan(Hang.After);
    }

    [Fact]
    public void A_long_key_above_many_nodes_is_not_copied_for_each()
    {
        var text = $"{{\"{new string('k', 900)}\": [{string.Concat(Enumerable.Repeat("a,", 50_000))}]}}";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read(text).Errors.Should().BeEmpty();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(80_000_000, "50,000 copies of the key would be 90 MB alone");
    }

    [Fact]
    public void Errors_are_bounded() =>
        Read(string.Concat(Enumerable.Repeat("a: 1\n", 10_000))).Errors.Count.Should().BeLessThan(300);

    [Fact]
    public void Random_text_never_throws() =>
        Gen.Char["ab:-?[]{}&*!|>'\"%@`#, \n\t\\~<u0"].Array[0, 40].Sample(chars => { _ = Read(new string(chars)); }, iter: 20_000);

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        _ = DocumentReader.ReadYaml("f.yaml", bytes, Limits.Default);
    }, iter: 20_000);

    private static DocumentReading Read(string text) => DocumentReader.ReadYaml("f.yaml", Encoding.UTF8.GetBytes(text), Limits.Default);
}
