using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Interchange.Sarif;
using Proofmark.Reporting.Tests.Examples;

namespace Proofmark.Interchange.Tests.Sarif;

public sealed class SarifReaderTests
{
    [Fact]
    public void What_is_written_can_be_read()
    {
        var text = SarifWriter.Write(ExampleResults.All, new SarifContext(ExampleResults.Tool, ExampleResults.AsOf));
        var reading = Read(text);

        reading.Problem.Should().BeNull();
        reading.Log!.Runs!.Single().Results.Should().HaveCount(5);
        reading.Log.Runs!.Single().Results![0].Properties!.Call.Should().Be(ExampleResults.Payload.Call);
    }

    [Fact]
    public void A_log_of_another_tool_is_read_and_what_is_unknown_is_ignored()
    {
        var reading = Read("""
            {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"other","rules":[{"id":"r","x":{"y":[1]}}]}},
             "results":[{"ruleId":"r","message":{"text":"m","arguments":["a"]},"fixes":[]},{"message":{"id":"k"}}],"graphs":[]}]}
            """);

        reading.Log!.Runs!.Single().Results.Should().HaveCount(2);
    }

    [Fact]
    public void A_byte_order_mark_is_allowed() =>
        SarifReader.Read([0xEF, 0xBB, 0xBF, .. """{"version":"2.1.0","runs":[]}"""u8], Limits.Default).Log.Should().NotBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":"2.1.0"}""")]
    [InlineData("""{"version":"2.0.0","runs":[]}""")]
    [InlineData("""{"version":"2.1.0","runs":[{"results":[{"ruleIndex":"one"}]}]}""")]
    [InlineData("""{"version":"2.1.0","version":"2.1.0","runs":[]}""")]
    [InlineData("""{"version":"2.1.0","runs":[]} x""")]
    public void What_is_not_sarif_is_a_problem(string text)
    {
        var reading = Read(text);

        reading.Log.Should().BeNull();
        reading.Problem.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void Depth_and_size_are_bounded()
    {
        var deep = """{"version":"2.1.0","runs":[],"x":""" + new string('[', 1000) + new string(']', 1000) + "}";
        Read(deep).Problem.Should().NotBeNull();

        var before = GC.GetAllocatedBytesForCurrentThread();
        SarifReader.Read(new byte[100], Limits.Default with { MaxDocumentBytes = 99 }).Problem.Should().Contain("99");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100_000);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var valid = Encoding.UTF8.GetBytes(SarifWriter.Write(ExampleResults.All, new SarifContext(ExampleResults.Tool, ExampleResults.AsOf)));
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte, Gen.Int[0, valid.Length]).Sample(
            (at, value, length) =>
            {
                var mutated = valid.ToArray();
                mutated[at] = value;
                var reading = SarifReader.Read(mutated.AsSpan(0, length), Limits.Default);
                (reading.Log is null).Should().Be(reading.Problem is not null);
            },
            iter: 300);
    }

    private static SarifReading Read(string text) => SarifReader.Read(Encoding.UTF8.GetBytes(text), Limits.Default);
}
