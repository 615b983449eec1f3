using CsCheck;
using Proofmark.Provenance.Tokens;

namespace Proofmark.Provenance.Tests.Tokens;

public sealed class TokenUriTests
{
    [Fact]
    public void Every_part_is_read()
    {
        var uri = Parse("PKCS11:token=My%20token;object=a%3Bb;id=%00%ffA;slot-id=7;type=private?module-path=/usr/lib/x.so&module-name=softhsm2&pin-source=file:///run/pin%20file&vendor-x=1&vendor-x=2");

        uri.Label.Should().Be("a;b");
        uri.Id!.Value.ToArray().Should().Equal(0, 0xff, (byte)'A');
        uri.SlotId.Should().Be(7);
        uri.ModulePath.Should().Be("/usr/lib/x.so");
        uri.ModuleName.Should().Be("softhsm2");
        uri.PinFile.Should().Be("/run/pin file");
        uri.PinValue.Should().BeNull();
        uri.Fits(static name => name == "token" ? "My token" : null).Should().BeTrue();
        uri.Fits(static name => name == "token" ? "my token" : null).Should().BeFalse("case matters");
    }

    [Fact]
    public void What_is_not_said_fits_anything()
    {
        var uri = Parse("pkcs11:");

        (uri.Label, uri.Id, uri.SlotId, uri.ModulePath, uri.PinValue, uri.PinFile).Should().Be((null, null, null, null, null, null));
        uri.Fits(static _ => "anything").Should().BeTrue();
    }

    [Fact]
    public void An_empty_value_fits_only_an_empty_one()
    {
        var uri = Parse("pkcs11:object=;serial=");

        uri.Label.Should().Be("");
        uri.Fits(static _ => "").Should().BeTrue();
        uri.Fits(static _ => "1").Should().BeFalse();
    }

    [Fact]
    public void A_PIN_may_stand_in_it()
    {
        Parse("pkcs11:object=x?pin-value=12%2634/?").PinValue.Should().Be("12&34/?");
    }

    [Theory]
    [InlineData("http://x", "pkcs11:")]
    [InlineData("", "pkcs11:")]
    [InlineData("pkcs11:object", "name=value")]
    [InlineData("pkcs11:object=a;", "name=value")]
    [InlineData("pkcs11:=a", "name=value")]
    [InlineData("pkcs11:object=a;object=a", "stands twice")]
    [InlineData("pkcs11:object=a?pin-value=1&pin-value=1", "stands twice")]
    [InlineData("pkcs11:x-vendor=a", "not known")]
    [InlineData("pkcs11:Object=a", "not known")]
    [InlineData("pkcs11:object=a b", "hexadecimal")]
    [InlineData("pkcs11:object=a%2", "hexadecimal")]
    [InlineData("pkcs11:object=a%2x", "hexadecimal")]
    [InlineData("pkcs11:object=\u00e9", "hexadecimal")]
    [InlineData("pkcs11:object=a#b", "hexadecimal")]
    [InlineData("pkcs11:object=%ff", "UTF-8")]
    [InlineData("pkcs11:object=a%00b", "zero")]
    [InlineData("pkcs11:slot-id=-1", "slot-id")]
    [InlineData("pkcs11:slot-id=", "slot-id")]
    [InlineData("pkcs11:slot-id=99999999999999999999999", "slot-id")]
    [InlineData("pkcs11:type=public", "type")]
    [InlineData("pkcs11:?pin-value=1&pin-source=file:///x", "two answers")]
    [InlineData("pkcs11:?pin-source=/run/pin", "pin-source")]
    [InlineData("pkcs11:?pin-source=|/bin/echo", "pin-source")]
    [InlineData("pkcs11:?pin-source=https://example.com/pin", "pin-source")]
    [InlineData("pkcs11:?pin-source=file://host/pin", "pin-source")]
    public void What_is_wrong_is_told(string text, string what)
    {
        TokenUri.TryParse(text, out _, out var problem).Should().BeFalse();
        problem.Should().Contain(what);
    }

    [Theory]
    [InlineData("pkcs11:?pin-value=s3cret&pin-value=s3cret")]
    [InlineData("pkcs11:?pin-value=s3cret%zz")]
    [InlineData("pkcs11:?pin-value=s3cret&pin-source=file:///s3cret")]
    [InlineData("pkcs11:type=cert?pin-value=s3cret")]
    public void A_PIN_never_stands_in_a_message(string text)
    {
        TokenUri.TryParse(text, out _, out var problem).Should().BeFalse();
        problem.Should().NotContain("s3cret");
    }

    [Fact]
    public void Any_label_and_any_identifier_survive_percent_encoding()
    {
        Gen.Select(Gen.String, Gen.Byte.Array).Sample((label, id) =>
        {
            label = string.Concat(label.Where(static letter => letter != '\0' && !char.IsSurrogate(letter)));
            var uri = Parse($"pkcs11:object={Uri.EscapeDataString(label)};id={string.Concat(id.Select(static b => $"%{b:x2}"))}");
            uri.Label.Should().Be(label);
            uri.Id!.Value.ToArray().Should().Equal(id);
        });
    }

    [Fact]
    public void No_text_makes_the_reader_throw() => Gen.String.Sample(static text => TokenUri.TryParse("pkcs11:" + text, out var uri, out var problem).Should().Be(uri is not null && problem is null));

    private static TokenUri Parse(string text)
    {
        TokenUri.TryParse(text, out var uri, out var problem).Should().BeTrue(problem);
        return uri!;
    }
}
