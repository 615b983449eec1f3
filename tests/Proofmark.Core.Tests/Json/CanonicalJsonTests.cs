using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Proofmark.Core.Json;

namespace Proofmark.Core.Tests.Json;

public sealed class CanonicalJsonTests
{
    // RFC 8785, appendix B: the bits of a binary64 number and its spelling.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_are_spelt_as_ECMAScript_spells_them(string bits, string spelling)
    {
        var number = BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64BigEndian(Convert.FromHexString(bits)));

        Canonical(number.ToString("R", CultureInfo.InvariantCulture)).Should().Be(spelling);
    }

    [Fact]
    public void The_example_of_section_3_2_2_comes_out_as_in_the_RFC()
    {
        var text = "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
            + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", \"literals\": [null, true, false]}";

        Canonical(text).Should().Be(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    [Fact]
    public void Keys_are_ordered_by_UTF16_code_units()
    {
        // RFC 8785, 3.2.3: in UTF-8 order the emoji would come after the Hebrew presentation form.
        var text = "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

        using var document = JsonDocument.Parse(Canonical(text));
        document.RootElement.EnumerateObject().Select(m => m.Value.GetInt32()).Should().Equal(2, 4, 6, 7, 1, 5, 3);
    }

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":{\"b\":1,\"\\u0062\":2}}")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("NaN")]
    [InlineData("{} {}")]
    [InlineData("[1,]")]
    [InlineData("// comment\n1")]
    [InlineData("")]
    public void What_the_RFC_refuses_is_refused(string text)
    {
        CanonicalJson.TryCanonicalize(Encoding.UTF8.GetBytes(text), Limits.Default, out _, out var problem).Should().BeFalse();
        problem.Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        CanonicalJson.TryCanonicalize(new byte[] { (byte)'"', 0xff, (byte)'"' }, Limits.Default, out _, out _).Should().BeFalse();

    [Fact]
    public void Nesting_and_length_are_bounded()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 100_000));
        CanonicalJson.TryCanonicalize(deep, Limits.Default, out _, out _).Should().BeFalse();
        CanonicalJson.TryCanonicalize("[1,2]"u8.ToArray(), Limits.Default with { MaxDocumentBytes = 4 }, out _, out var problem).Should().BeFalse();
        problem.Should().Contain("limit of 4");
    }

    [Fact]
    public void A_number_that_is_not_finite_cannot_be_written()
    {
        var result = Sample.Result with { Measurements = [new Measurement("m", double.NaN, 0, 1, 0.95, 1, "1", "x")] };

        var write = () => CanonicalJson.Serialize(result, CoreJson.Default.CheckResult);

        write.Should().Throw<JsonException>();
    }

    [Fact]
    public void Canonical_form_keeps_every_double_and_is_stable() => Gen.Double.Where(double.IsFinite).Sample(number =>
    {
        var spelling = Canonical(number.ToString("R", CultureInfo.InvariantCulture));
        double.Parse(spelling, CultureInfo.InvariantCulture).Should().Be(number);
        Canonical(spelling).Should().Be(spelling);
    });

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        CanonicalJson.TryCanonicalize(bytes, Limits.Default, out _, out _);
    });

    [Fact]
    public void Random_text_keeps_its_meaning() => Gen.String.Where(s => s.EnumerateRunes().All(r => r.Value != 0xfffd)).Sample(text =>
    {
        using var document = JsonDocument.Parse(Canonical(JsonSerializer.Serialize(text)));
        document.RootElement.GetString().Should().Be(text);
    });

    [Fact]
    public void The_order_of_keys_and_blanks_do_not_change_the_digest() =>
        Canonical(" { \"b\" : [ ] , \"a\" : { } } ").Should().Be("{\"a\":{},\"b\":[]}");

    private static string Canonical(string text)
    {
        CanonicalJson.TryCanonicalize(Encoding.UTF8.GetBytes(text), Limits.Default, out var canonical, out var problem).Should().BeTrue(problem);
        return Encoding.UTF8.GetString(canonical!);
    }
}
