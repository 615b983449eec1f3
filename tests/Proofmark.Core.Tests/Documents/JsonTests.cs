using System.Text;
using CsCheck;
using Proofmark.Core.Documents;

namespace Proofmark.Core.Tests.Documents;

public sealed class JsonTests
{
    [Fact]
    public void Nodes_remember_where_they_stood_in_characters()
    {
        var root = Read("{\n  \"é😀\": 1, \"b\": [true,\n null, -1.5e3, \"x\\ny\"]}").Root!;

        var entries = root.Should().BeOfType<DocumentMapping>().Subject.Entries;
        (entries[0].Key, entries[0].Line, entries[0].Column, entries[0].Value.Column).Should().Be(("é😀", 2, 3, 10));
        (entries[1].Line, entries[1].Column).Should().Be((2, 13));
        var items = entries[1].Value.Should().BeOfType<DocumentSequence>().Subject.Items;
        items.Select(i => (i.Line, i.Column)).Should().Equal((2, 19), (3, 2), (3, 8), (3, 16));
        items.Cast<DocumentScalar>().Select(i => i.Kind).Should().Equal(ScalarKind.Boolean, ScalarKind.Null, ScalarKind.Number, ScalarKind.Text);
        items[3].AsString().Should().Be("x\ny");
    }

    [Theory]
    [InlineData("", "1:1")]
    [InlineData("{\"a\":1,\"a\":2}", "f.json:1:8: a: the key stands here a second time")]
    [InlineData("{\"a\":{\"b\":1,\"\\u0062\":2}}", "f.json:1:13: a.b: the key stands here a second time")]
    [InlineData("{\"a\": \"\\ud800\"}", "f.json:1:7: a: a string holds half a surrogate pair")]
    [InlineData("{\"\\udc00\": 1}", "half a surrogate pair")]
    [InlineData("[\"éé\", x]", "f.json:1:8: ")]
    [InlineData("[1,\n 2,]", "f.json:2:4: ")]
    [InlineData("{} {}", "f.json:1:4: ")]
    [InlineData("[1 // comment\n]", "f.json:1:4: ")]
    [InlineData("[NaN]", "f.json:1:2: ")]
    [InlineData("[01]", "f.json:1:3: ")]
    public void What_is_wrong_is_told_with_its_place(string text, string mention) =>
        string.Join('\n', Read(text).Errors).Should().Contain(mention);

    [Fact]
    public void Comments_and_trailing_commas_are_read_where_editors_write_them()
    {
        var text = "// settings\n{ /* é */ \"a\": [1, 2,], }\n// end";

        Read(text).Errors.Should().NotBeEmpty();
        var reading = Read(text, comments: true);
        reading.Errors.Should().BeEmpty();
        reading.Root!["a"]!.Column.Should().Be(16);
        Read("// nothing", comments: true).Errors.Should().ContainSingle();
        Read("/* open", comments: true).Errors.Should().ContainSingle();
    }

    [Fact]
    public void Depth_nodes_and_length_are_bounded()
    {
        Read(new string('[', 1_000_000)).Errors.Should().ContainSingle();
        Read($"[{string.Concat(Enumerable.Repeat("1,", 600_000))}1]").Errors.Should().ContainSingle().Which.Message.Should().Contain("more than 500000 nodes");
        DocumentReader.ReadJson("f.json", "[1,2]"u8, Limits.Default with { MaxDocumentBytes = 4 }).Errors.Should().ContainSingle();
    }

    [Fact]
    public void Invalid_UTF8_is_refused_and_a_byte_order_mark_is_not()
    {
        DocumentReader.ReadJson("f.json", [(byte)'"', 0xc3, (byte)'"'], Limits.Default).Errors.Should().ContainSingle();
        DocumentReader.ReadJson("f.json", [0xef, 0xbb, 0xbf, (byte)'1'], Limits.Default).Errors.Should().BeEmpty();
    }

    [Fact]
    public void Random_text_never_throws() => Gen.Select(Gen.Char["{}[]:,\"\\u0dae1-.+tfn/* \né"].Array[0, 40], Gen.Bool)
        .Sample((chars, comments) => { _ = Read(new string(chars), comments); }, iter: 20_000);

    [Fact]
    public void Random_bytes_never_throw() => Gen.Select(Gen.Byte.Array[0, 60], Gen.Bool).Sample((bytes, comments) =>
    {
        _ = DocumentReader.ReadJson("f.json", bytes, Limits.Default, comments);
    }, iter: 20_000);

    private static DocumentReading Read(string text, bool comments = false) =>
        DocumentReader.ReadJson("f.json", Encoding.UTF8.GetBytes(text), Limits.Default, comments);
}
