using Proofmark.Core.Expressions;

namespace Proofmark.Core.Tests.Expressions;

/// <summary>A self-test: cases written from the semantics of the CEL language definition, not the official conformance suite.</summary>
public sealed class EvaluationTests
{
    [Theory]
    // Literals
    [InlineData("0x1F == 31")]
    [InlineData("-9223372036854775808 < 0")]
    [InlineData("1.5e3 == 1500.0 && .5 == 0.5")]
    [InlineData("'it\\'s' == \"it's\"")]
    [InlineData("\"\\u00e9\\U0001F600\\x41\\101\\n\" == 'é😀AA\\n'")]
    [InlineData("r'\\d' == '\\\\d'")]
    [InlineData("'''a\n'b' ''' == 'a\\n\\'b\\' '")]
    [InlineData("1 + // a comment\n 1 == 2")]
    // Precedence and associativity
    [InlineData("1 + 2 * 3 == 7 && (1 + 2) * 3 == 9")]
    [InlineData("10 - 3 - 2 == 5 && 100 / 10 / 5 == 2")]
    [InlineData("true || false && false")]
    [InlineData("(false ? 1 : true ? 2 : 3) == 2")]
    [InlineData("!false == true && -i == -7 && --i == 7")]
    // Arithmetic
    [InlineData("7 / -2 == -3 && 7 % -2 == 1 && -7 % 2 == -1")]
    [InlineData("1.0 / 0.0 > 1e308 && d * 2.0 == 5.0")]
    [InlineData("'a' + 'b' == 'ab' && [1] + [2] == [1, 2] && [] + [1] == [1]")]
    // Equality and order
    [InlineData("[1, 2] == [1, 2] && [1, 2] != [2, 1]")]
    [InlineData("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}")]
    [InlineData("1 == 1.0 && 1 < 1.5 && 2.5 > 2 && 9007199254740993 != 9007199254740992.0")]
    [InlineData("9223372036854775807 < 9223372036854775808.0 && -9223372036854775808 == -9223372036854775808.0")]
    [InlineData("!(0.0 / 0.0 == 0.0 / 0.0) && 0.0 / 0.0 != 1.0 && !(0.0 / 0.0 < 1.0) && !(1 >= 0.0 / 0.0)")]
    [InlineData("'a' < 'b' && 'a' < 'aa' && '\\uFFFF' < '\\U00010000' && false < true")]
    [InlineData("maybe == null && component.source == null && !(maybe == 'x')")]
    // Membership, selection, index
    [InlineData("2 in list && !(9 in list) && 'x' in map && !('z' in map) && 2.0 in list")]
    [InlineData("list[0] == 1 && map['x'] == 1 && map.x == 1")]
    [InlineData("component.id == 'llm' && component.labels.tier == 'front' && component['a' == 'a' ? 0 : 1] == 1", false)]
    [InlineData("has(component.id) && !has(component.source) && has(map.x) && !has(map.z) && !has(component.parent.id)")]
    // Macros
    [InlineData("list.all(x, x > 0) && !list.all(x, x > 1) && [].all(x, x) && ![].exists(x, x)")]
    [InlineData("list.exists(x, x == 2) && list.exists_one(x, x == 2) && !list.exists_one(x, x > 1)")]
    [InlineData("list.filter(x, x % 2 == 1) == [1, 3] && list.map(x, x * x) == [1, 4, 9] && list.map(x, x > 1, x + 1) == [3, 4]")]
    [InlineData("list.map(x, list.map(y, x * y))[2] == [3, 6, 9] && list.map(i, i)[0] == 1 && i == 7")]
    [InlineData("map.all(k, k in ['x', 'y']) && map.map(k, map[k]) == [1, 2]")]
    // Errors are absorbed by a side that decides alone, in both orders
    [InlineData("!(1 / 0 == 1 && false) && !(false && 1 / 0 == 1) && (true || 1 / 0 == 1) && (1 / 0 == 1 || true)")]
    [InlineData("[0, 1].exists(x, 1 / x == 1) && !([0, 1].all(x, 1 / x == 2))")]
    [InlineData("(true ? 1 : 1 / 0) == 1")]
    // Functions
    [InlineData("size('Grüße😀') == 6 && 'abc'.size() == 3 && size(list) == 3 && map.size() == 2 && size([]) == 0")]
    [InlineData("s.contains('üß') && s.startsWith('Gr') && s.endsWith('e') && !s.contains('x') && s.contains('')")]
    [InlineData("'ÀBCdé'.lowerAscii() == 'Àbcdé'")]
    [InlineData("'model-7.pkl'.matches('^model-[0-9]+') && !matches('x', 'y') && 'aXb'.matches('X')")]
    [InlineData("double(3) == 3.0 && int(-2.9) == -2 && string(12) + string(true) == '12true'")]
    [InlineData("half(8) == 4 && component.reaches('llm') && !component.reaches('db')")]
    public void Holds(string source, bool compiles = true)
    {
        if (!compiles)
        {
            World.Compile(source).Errors.Should().NotBeEmpty();
            return;
        }

        var value = World.Evaluate(source);
        value.IsTrue.Should().BeTrue($"{source} gave {value.Error?.ToString() ?? value.Kind.ToString()}");
    }

    [Theory]
    [InlineData("9223372036854775807 + 1", "1:21: the result does not fit into 64 bits")]
    [InlineData("-9223372036854775808 - 1", "1:22: the result does not fit into 64 bits")]
    [InlineData("9223372036854775807 * 2", "1:21: the result does not fit into 64 bits")]
    [InlineData("-(-9223372036854775808)", "1:1: the result does not fit into 64 bits")]
    [InlineData("-9223372036854775808 / -1", "1:22: the result does not fit into 64 bits")]
    [InlineData("-9223372036854775808 % -1", "1:22: the result does not fit into 64 bits")]
    [InlineData("1 / 0", "1:3: division by zero")]
    [InlineData("1 % 0", "1:3: division by zero")]
    [InlineData("int(1e19)", "1:1: the number does not fit into a 64-bit whole number")]
    [InlineData("int(0.0 / 0.0)", "1:1: the number does not fit into a 64-bit whole number")]
    [InlineData("list[3]", "1:5: the list has no item 3; it has 3")]
    [InlineData("list[-1]", "1:5: the list has no item -1; it has 3")]
    [InlineData("map.z", "1:5: the map has no key 'z'")]
    [InlineData("map['z']", "1:4: the map has no key 'z'")]
    [InlineData("{'a': 1, 'a': 2}", "1:1: the key 'a' stands in the map twice")]
    [InlineData("component.parent.id", "1:18: null has no field 'id'")]
    [InlineData("maybe + 'x'", "1:7: '+' does not take null and string")]
    [InlineData("unset + 1", "1:1: the variable 'unset' has no value")]
    [InlineData("half(3)", "1:1: odd")]
    [InlineData("wrong()", "1:1: 'wrong' returned string, not int")]
    [InlineData("true && 1 / 0 == 1", "1:11: division by zero")]
    [InlineData("[0, 1].all(x, 1 / x == 1)", "1:17: division by zero")]
    [InlineData("[0, 1].exists_one(x, 1 / x == 1)", "1:24: division by zero")]
    [InlineData("[0, 1].map(x, 1 / x)", "1:17: division by zero")]
    [InlineData("1 / 0 == 1 ? true : true", "1:3: division by zero")]
    [InlineData("(maybe == null ? null : true) || 1 / 0 == 2", "1:31: bool is expected here, not null")]
    public void Fails_with_a_position(string source, string expected)
    {
        World.Evaluate(source).Error?.ToString().Should().Be(expected);
    }

    [Fact]
    public void A_result_is_of_the_expected_type_or_an_error()
    {
        var expression = World.Compile("maybe", ExpressionType.String).Expression!;

        expression.Evaluate(World.Bindings, new ExpressionBudget(10)).Error!.Message.Should().Be("the result is null, not string");
        World.Compile("maybe", ExpressionType.String.Optional()).Expression!.Evaluate(World.Bindings, new ExpressionBudget(10)).Kind.Should().Be(ExpressionValueKind.Null);
    }

    [Fact]
    public void A_binding_of_the_wrong_kind_is_an_error()
    {
        var bindings = new Dictionary<string, ExpressionValue> { ["i"] = ExpressionValue.Of("text") };

        World.Compile("i + 1").Expression!.Evaluate(bindings, new ExpressionBudget(10)).Error!.Message.Should().Be("the variable 'i' is string, not int");
    }
}
