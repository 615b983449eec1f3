using Proofmark.Core.Expressions;

namespace Proofmark.Core.Tests.Expressions;

public sealed class CheckingTests
{
    [Theory]
    [InlineData("1 + 'a'", "1:3: '+' does not take int and string")]
    [InlineData("1 + 1.0", "1:3: '+' does not take int and double; convert one of them with double(…) or int(…)")]
    [InlineData("1.5 % 2.0", "1:5: '%' does not take double and double")]
    [InlineData("'a' - 'b'", "1:5: '-' does not take string and string")]
    [InlineData("[1] + ['a']", "1:5: '+' does not take list<int> and list<string>")]
    [InlineData("-'a'", "1:1: '-' does not take string")]
    [InlineData("!1", "1:2: bool is expected here, not int")]
    [InlineData("1 && true", "1:1: bool is expected here, not int")]
    [InlineData("1 == 'a'", "1:3: int and string are never equal")]
    [InlineData("s == null", "1:3: string and null are never equal")]
    [InlineData("1 < 'a'", "1:3: int and string have no order")]
    [InlineData("list < list", "1:6: list<int> and list<int> have no order")]
    [InlineData("'a' in list", "1:5: string is never in list<int>")]
    [InlineData("'a' in 'abc'", "1:5: 'in' needs a list or a map on its right, not string")]
    [InlineData("[1, 'a']", "1:5: the items of a list have different types: int and string")]
    [InlineData("{1: 2}", "1:2: string is expected here, not int")]
    [InlineData("b ? 1 : 'a'", "1:3: the branches of '?' have different types: int and string")]
    [InlineData("list['a']", "1:6: int is expected here, not string")]
    [InlineData("s[0]", "1:2: string cannot be indexed")]
    [InlineData("s.length", "1:3: string has no fields")]
    [InlineData("component.sourc", "1:11: component has no field 'sourc'; did you mean 'source'?")]
    [InlineData("has(component.sorce)", "1:1: component has no field 'sorce'; did you mean 'source'?")]
    [InlineData("componnet.id", "1:1: 'componnet' is not known here; did you mean 'component'?")]
    [InlineData("list.exist(x, x > 1)", "1:6: the function 'exist' is not known; did you mean 'exists'?")]
    [InlineData("list.all(x)", "1:6: 'all' is written list.all(variable, expression)")]
    [InlineData("s.startswith('a')", "1:3: the function 'startswith' is not known; did you mean 'startsWith'?")]
    [InlineData("startsWith(s, 'a')", "1:1: 'startsWith' is written string.startsWith(string)")]
    [InlineData("half('a')", "1:1: half(string) does not fit; known are: half(int)")]
    [InlineData("s.all(x, true)", "1:3: 'all' needs a list or a map, not string")]
    [InlineData("list.all(x, x)", "1:13: bool is expected here, not int")]
    [InlineData("list.all(x, true) && x == 1", "1:22: 'x' is not known here")]
    [InlineData("s.matches(s)", "1:11: the pattern of 'matches' must be written out as a string")]
    [InlineData("s.matches('(')", "1:11: the pattern is not a regular expression: InsufficientClosingParentheses at offset 1")]
    [InlineData("s.matches('(a)\\\\1')", "1:11: the pattern uses what cannot be matched in linear time (look-around, back reference, atomic group) or is too large")]
    [InlineData("s.matches('(?=a)')", "1:11: the pattern uses what cannot be matched in linear time (look-around, back reference, atomic group) or is too large")]
    [InlineData("s.matches('((a{1000}){1000}){1000}')", "1:11: the pattern uses what cannot be matched in linear time (look-around, back reference, atomic group) or is too large")]
    public void A_type_error_is_told_with_its_place(string source, string expected)
    {
        var errors = World.Compile(source).Errors.Select(e => e.ToString());

        errors.Should().ContainSingle(source).Which.Should().Be(expected);
    }

    [Theory]
    [InlineData("", "1:1: a value is expected here, not the end")]
    [InlineData("1 +", "1:4: a value is expected here, not the end")]
    [InlineData("(1", "1:3: ')' is expected here, not the end")]
    [InlineData("1 2", "1:3: an operator or the end is expected here, not a number")]
    [InlineData("\n a.'b'", "2:4: a field or a method is expected here, not a string")]
    [InlineData("a = b", "1:3: the character '=' has no meaning here")]
    [InlineData("'abc", "1:1: the string is not closed")]
    [InlineData("'a\nb'", "1:1: the string is not closed")]
    [InlineData("'\\q'", "1:1: the string holds an unknown escape; write \\\\ for a backslash")]
    [InlineData("'\\ud800'", "1:1: an escape in the string needs 4 digits that name a Unicode scalar value")]
    [InlineData("9223372036854775808", "1:1: the whole number does not fit into 64 bits with a sign")]
    [InlineData("99999999999999999999", "1:1: the whole number needs more than 64 bits")]
    [InlineData("1u", "1:1: a number runs into a name (unsigned numbers with a 'u' are not in this language)")]
    [InlineData("1e999", "1:1: the number is too large")]
    [InlineData("for", "1:1: 'for' is a reserved word")]
    [InlineData("x.in", "1:3: a field or a method is expected here, not 'in'")]
    [InlineData("has(x)", "1:1: has takes one field selection, for example has(x.field)")]
    [InlineData("x.map(1, 2)", "1:7: the first argument of map is the name of a variable")]
    [InlineData("f(1,)", "1:5: an argument is expected here, not ')'")]
    [InlineData("a ? b", "1:6: ':' is expected here, not the end")]
    [InlineData("!-a", "1:2: a value is expected here, not '-'")]
    public void A_syntax_error_is_told_with_its_place(string source, string expected) =>
        World.Compile(source).Errors.Select(e => e.ToString()).Should().Equal(expected);

    [Fact]
    public void All_type_errors_are_told_at_once_in_the_order_of_the_source() =>
        World.Compile("wat && s > 1 &&\n component.idd == 'x' && nope(1)", ExpressionType.Bool).Errors.Select(e => e.Position.ToString())
            .Should().Equal("1:1", "1:10", "2:12", "2:26");

    [Fact]
    public void The_expected_type_is_checked() =>
        World.Compile("1 + 2", ExpressionType.Bool).Errors.Should().ContainSingle().Which.Message.Should().Be("bool is expected here, not int");

    [Fact]
    public void Length_nodes_and_depth_are_bounded()
    {
        World.Compile(new string(' ', 9_000) + "1").Errors[0].Message.Should().Contain("more than the limit of 8192");
        World.Compile($"[{string.Concat(Enumerable.Repeat("1,", 2_500))}]").Errors[0].Message.Should().Contain("more than 2000 parts");
        foreach (var piece in new[] { "(", "[", "{'a':", "!", "-", "a.f(", "a[", "a?b:", "1+", "true||", "a.", "a.all(x,", "'a'+(", "has(a.b).c(" })
        {
            World.Compile(string.Concat(Enumerable.Repeat(piece, 8_000 / piece.Length)) + "1").Errors.Should().NotBeEmpty(piece);
        }

        World.Compile(string.Join(" || ", Enumerable.Repeat("b", 120)), ExpressionType.Bool).Errors.Should().BeEmpty();
    }

    [Fact]
    public void An_environment_refuses_names_that_no_expression_could_use()
    {
        var reserved = () => new ExpressionEnvironment(new Dictionary<string, ExpressionType> { ["in"] = ExpressionType.Int });
        var undeclared = () => new ExpressionEnvironment(new Dictionary<string, ExpressionType> { ["x"] = ExpressionType.List(ExpressionType.Record("nowhere")) });
        var twice = () => new ExpressionEnvironment(new Dictionary<string, ExpressionType>(), [], [new("p", [new("size", [ExpressionType.String], ExpressionType.Int, (_, _) => ExpressionValue.Null)])]);

        reserved.Should().Throw<ArgumentException>().WithMessage("'in' cannot be used as a name*");
        undeclared.Should().Throw<ArgumentException>().WithMessage("the record type 'nowhere' is not declared*");
        twice.Should().Throw<ArgumentException>().WithMessage("the function size(string) is declared twice*");
    }
}
