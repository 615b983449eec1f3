using Proofmark.Tests;
using Proofmark.Core;
using Proofmark.Formats.Gguf;

namespace Proofmark.Formats.Tests.Gguf;

public sealed class GgufTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void Every_version_and_byte_order_is_read(uint version, bool bigEndian)
    {
        var reading = Read(Model(version, bigEndian));
        reading.Anomalies.Should().BeEmpty();
        reading.Complete.Should().BeTrue();
        reading.Version.Should().Be(version);
        reading.BigEndian.Should().Be(bigEndian);
        reading.TensorCount.Should().Be(2);
        reading.Texts.Select(one => (one.Key, one.Text)).Should().Equal(
            ("general.architecture", "llama"), ("tokenizer.chat_template", "{{ messages }}"), ("tokenizer.chat_templates[0]", "{{ a }}"));
        reading.Texts[1].IsChatTemplate.Should().BeTrue();
    }

    [Fact]
    public void All_scalar_types_are_gone_over()
    {
        int[] sizes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
        var forge = new GgufForge().Header(0, 12);
        for (uint type = 0; type < sizes.Length; type++)
        {
            if (sizes[type] > 0)
            {
                forge.Text($"k{type}").U32(type).Raw(sizes[type]);
            }
        }

        var reading = Read(forge.Pair("general.name", "end").ToArray());
        reading.Complete.Should().BeTrue();
        reading.Texts.Should().ContainSingle().Which.Text.Should().Be("end");
    }

    [Theory]
    [InlineData("gguf-duplicate-key")]
    [InlineData("gguf-duplicate-tensor")]
    [InlineData("gguf-size-overflow")]
    [InlineData("gguf-unknown-tensor-type")]
    [InlineData("gguf-outside-file")]
    [InlineData("gguf-overlap")]
    [InlineData("gguf-hole")]
    [InlineData("gguf-unaligned")]
    [InlineData("gguf-trailing-data")]
    [InlineData("gguf-alignment-invalid")]
    [InlineData("gguf-too-many-dimensions")]
    [InlineData("gguf-name-too-long")]
    [InlineData("gguf-unknown-value-type")]
    public void Each_broken_rule_is_told(string code) => Read(Broken(code).ToArray()).Anomalies.Should().Contain(one => one.Code == code);

    [Fact]
    public void Counts_of_2_to_the_63_cost_nothing()
    {
        var bytes = new GgufForge().Header(1UL << 63, 1UL << 63).Pair("a", "b").ToArray();
        Read(bytes).Complete.Should().BeFalse();
        Hostile.Allocated(() => Read(bytes)).Should().BeLessThan(100_000);
    }

    [Fact]
    public void A_string_of_2_to_the_60_bytes_costs_nothing()
    {
        var bytes = new GgufForge().Header(0, 1).Text("tokenizer.chat_template").U32(8).U64(1UL << 60).Text("x").ToArray();
        Read(bytes).Complete.Should().BeFalse();
        Hostile.Allocated(() => Read(bytes)).Should().BeLessThan(100_000);
    }

    [Fact]
    public void An_array_of_2_to_the_62_numbers_does_not_wrap_around() =>
        Read(new GgufForge().Header(0, 1).Text("a").U32(9).U32(10).U64(1UL << 62).Data(64).ToArray()).Complete.Should().BeFalse();

    [Fact]
    public void Arrays_a_thousand_deep_end_the_reading()
    {
        var forge = new GgufForge().Header(0, 1).Text("a").U32(9);
        for (var i = 0; i < 1000; i++)
        {
            forge.U32(9).U64(1);
        }

        Read(forge.ToArray()).Stopped.Should().Contain("nest");
    }

    [Fact]
    public void A_chat_template_that_cannot_be_kept_whole_is_incomplete()
    {
        var reading = Read(new GgufForge().Header(0, 1).Pair("tokenizer.chat_template", new string('x', 2_000_000)).ToArray());
        reading.Complete.Should().BeFalse();
        reading.Texts.Should().ContainSingle().Which.Cut.Should().BeTrue();
    }

    [Fact]
    public void Token_lists_are_not_held()
    {
        var forge = new GgufForge().Header(0, 1).Text("tokenizer.ggml.tokens").U32(9).U32(8).U64(200_000);
        for (var i = 0; i < 200_000; i++)
        {
            forge.Text("token");
        }

        var bytes = forge.ToArray();
        Read(bytes).Complete.Should().BeTrue();
        Hostile.Allocated(() => Read(bytes)).Should().BeLessThan(200_000);
    }

    [Fact]
    public void Nothing_throws() => Hostile.NeverThrows(Model(3, false), static stream => GgufReader.Read(stream, Limits.Default));

    [Fact]
    public void Nothing_throws_for_big_endian() => Hostile.NeverThrows(Model(3, true), static stream => GgufReader.Read(stream, Limits.Default));

    private static byte[] Model(uint version, bool bigEndian) => new GgufForge(version, bigEndian)
        .Header(2, 5)
        .Pair("general.architecture", "llama")
        .Pair("tokenizer.chat_template", "{{ messages }}")
        .Text("tokenizer.chat_templates").U32(9).U32(8).Count(1).Text("{{ a }}")
        .Text("nested").U32(9).U32(9).Count(2).U32(4).Count(2).U32(1).U32(2).U32(8).Count(1).Text("skipped")
        .Text("general.alignment").U32(4).U32(64)
        .Tensor("a", 0, 0, 4, 4)
        .Tensor("b", 8, 64, 32)
        .Data(64 + 34, 64)
        .ToArray();

    private static GgufForge Broken(string code)
    {
        var none = new GgufForge();
        return code switch
        {
            "gguf-duplicate-key" => none.Header(0, 2).Pair("a", "1").Pair("a", "2"),
            "gguf-duplicate-tensor" => none.Header(2, 0).Tensor("a", 0, 0, 8).Tensor("a", 0, 32, 8).Data(64),
            "gguf-size-overflow" => none.Header(1, 0).Tensor("a", 0, 0, 1UL << 33, 1UL << 31).Data(64),
            "gguf-unknown-tensor-type" => none.Header(1, 0).Tensor("a", 77, 0, 8).Data(64),
            "gguf-outside-file" => none.Header(1, 0).Tensor("a", 0, 0, 9).Data(32),
            "gguf-overlap" => none.Header(2, 0).Tensor("a", 0, 0, 16).Tensor("b", 0, 32, 8).Data(64),
            "gguf-hole" => none.Header(2, 0).Tensor("a", 0, 0, 8).Tensor("b", 0, 96, 8).Data(128),
            "gguf-unaligned" => none.Header(1, 0).Tensor("a", 0, 7, 8).Data(64),
            "gguf-trailing-data" => none.Header(1, 0).Tensor("a", 0, 0, 8).Data(64),
            "gguf-alignment-invalid" => none.Header(0, 1).Text("general.alignment").U32(4).U32(0),
            "gguf-too-many-dimensions" => none.Header(1, 0).Tensor("a", 0, 0, 1, 1, 1, 1, 8).Data(32),
            "gguf-name-too-long" => none.Header(1, 0).Tensor(new string('n', 65), 0, 0, 8).Data(32),
            _ => none.Header(0, 1).Text("a").U32(13),
        };
    }

    private static GgufReading Read(byte[] bytes) => GgufReader.Read(new MemoryStream(bytes), Limits.Default);
}
