using CsCheck;
using Proofmark.Core.Documents.Editing;

namespace Proofmark.Core.Tests.Documents.Editing;

public sealed class YamlEditorTests
{
    [Theory]
    [InlineData("a: {b: c}", "a: {b: c, k: v}")]
    [InlineData("a: {b: c,}", "a: {b: c, k: v}")]
    [InlineData("a: {b: c , }", "a: {b: c , k: v }")]
    [InlineData("a: {}", "a: {k: v}")]
    [InlineData("a: { }", "a: {k: v }")]
    [InlineData("a: {b: [x, y]}  # why", "a: {b: [x, y], k: v}  # why")]
    [InlineData("a: {\n  b: c  # first\n}\n", "a: {\n  b: c, k: v  # first\n}\n")]
    [InlineData("a: {k: old, b: c}", "a: {k: v, b: c}")]
    [InlineData("a: {k: \"o l d\", b: c}", "a: {k: v, b: c}")]
    [InlineData("a: {k: 'old'} # k: old", "a: {k: v} # k: old")]
    [InlineData("a:\n  b: c # why\n  d:\n    - e\n", "a:\n  b: c # why\n  k: v\n  d:\n    - e\n")]
    [InlineData("a:\n  b: c", "a:\n  b: c\n  k: v")]
    [InlineData("a:\r\n    b: c\r\nd: e\r\n", "a:\r\n    b: c\r\n    k: v\r\nd: e\r\n")]
    [InlineData("a:\n  d:\n    - e\n", "a:\n  k: v\n  d:\n    - e\n")]
    [InlineData("a:\n  k:   # not yet\n  d: e\n", "a:\n  k: v   # not yet\n  d: e\n")]
    [InlineData("a:\n  k: old # note\n", "a:\n  k: v # note\n")]
    [InlineData("\uFEFFa: {b: c}", "\uFEFFa: {b: c, k: v}")]
    [InlineData("\uFEFFa:\n  b: c # why\n", "\uFEFFa:\n  b: c # why\n  k: v\n")]
    [InlineData("# ü 😀\na: {b: 😀, c: d}", "# ü 😀\na: {b: 😀, c: d, k: v}")]
    [InlineData("{\"a\": {\"b\": \"c\"}}", "{\"a\": {\"b\": \"c\", k: v}}")]
    public void A_field_is_put_where_a_person_would_put_it(string text, string edited) => YamlEditor.Set(text, ["a"], "k", "v", Limits.Default).Should().Be(edited);

    [Theory]
    [InlineData("a: &x {b: c}\nd: *x\n")]
    [InlineData("d: &x {b: c}\na: *x\n")]
    [InlineData("a: text\n")]
    [InlineData("a: [b]\n")]
    [InlineData("b: {c: d}\n")]
    [InlineData("a: {k: [old]}\n")]
    [InlineData("a:\n  k: |\n    old\n    text\n")]
    [InlineData("a: {b: c")]
    [InlineData("a: {b: c}\na: {d: e}\n")]
    [InlineData("")]
    public void What_cannot_be_changed_safely_is_refused(string text) => YamlEditor.Set(text, ["a"], "k", "v", Limits.Default).Should().BeNull();

    [Theory]
    [InlineData("f:\n  - \"a -> b\" # why\n  - x\n", "f:\n  - {k: v} # why\n  - x\n")]
    [InlineData("f:\n  - a -> b: text\n  - x\n", "f:\n  - {k: v}\n  - x\n")]
    [InlineData("f: [a -> b, x]", "f: [{k: v}, x]")]
    public void An_item_is_replaced(string text, string edited) => YamlEditor.Replace(text, ["f", "0"], "{k: v}", Limits.Default).Should().Be(edited);

    private static readonly Gen<string> Comment = Gen.OneOf("", " # c", "   # a: {b}, [", "\t# tab");

    private static readonly Gen<string> Leaf = Gen.OneOf("x", "\"q: {\"", "'it''s'", "[a, b]", "{c: d}", "2026-11-23", "null", "", "~");

    private static readonly Gen<string> Text = Gen.Select(
        Gen.Select(Gen.OneOf("b", "'c'", "\"d\"", "e-f", "k"), Leaf, Comment).Array[1, 4], Gen.Int[1, 4], Gen.OneOf("\n", "\r\n"), Gen.Bool, Gen.Bool, (fields, indent, line, flow, last) =>
        {
            var distinct = fields.DistinctBy(f => f.Item1.Trim('\'', '"')).ToArray();
            var body = flow
                ? " {" + string.Join(", ", distinct.Select(f => $"{f.Item1}: {(f.Item2.Length == 0 ? "null" : f.Item2)}")) + "}"
                : string.Concat(distinct.Select(f => $"{line}{new string(' ', indent)}{f.Item1}: {f.Item2}".TrimEnd() + f.Item3));
            return $"# head{line}z: 1{line}a:{body}{line}{(last ? $"# tail{line}y: [1, 2]" : "")}";
        });

    [Fact]
    public void Whatever_is_changed_all_else_stays() => Text.Sample(text =>
    {
        if (YamlEditor.Set(text, ["a"], "k", "v", Limits.Default) is { } edited)
        {
            Common(text, edited).Should().BeGreaterThanOrEqualTo(text.Length - "2026-11-23".Length);
            YamlEditor.Set(edited, ["a"], "k", "v", Limits.Default).Should().Be(edited);
        }
        else
        {
            text.Should().MatchRegex("k: (\\[a, b\\]|\\{c: d\\})|\t#", "only a field that is no scalar, and a tab before a comment, stand in the way");
        }
    });

    // What the two have in common at their beginning and at their end.
    private static int Common(string a, string b)
    {
        var most = Math.Min(a.Length, b.Length);
        var head = 0;
        while (head < most && a[head] == b[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < most - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        return head + tail;
    }
}
