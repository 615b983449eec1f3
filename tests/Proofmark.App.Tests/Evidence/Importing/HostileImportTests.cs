using System.Text;
using CsCheck;
using Proofmark.App.Evidence.Importing;
using Proofmark.Core;
using Proofmark.Core.Evidence;

namespace Proofmark.App.Tests.Evidence.Importing;

public sealed class HostileImportTests
{
    private static readonly string[] Files = [.. GoldenImportTests.Fixtures.Select(row => row.Data.Item1)];

    [Fact]
    public void A_report_with_a_byte_changed_or_its_end_cut_off_never_breaks_the_import()
    {
        Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 100_000], Gen.Byte, Gen.Bool).Sample((file, at, value, cut) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Reports.Fixture(Files[file]));
            bytes[at % bytes.Length] = value;
            var report = EvidenceImport.Read(Reports.Request("", Files[file]) with { Bytes = cut ? bytes.AsMemory(0, at % bytes.Length) : bytes });

            // Whatever is made of it can be stored and read back.
            return report.Statements.All(s => EvidenceCodec.Read("s", EvidenceCodec.Write(s), Limits.Default).Errors.Count == 0);
        }, iter: 3_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of the kind")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    [InlineData("{\"version\": \"2.1.0\", \"runs\": ")]
    public void What_is_no_report_is_an_error(string content)
    {
        var report = Reports.Import(content);

        report.Errors.Should().NotBeEmpty();
        report.Statements.Should().BeEmpty();
    }

    [Fact]
    public void Any_format_can_be_forced_on_anything()
    {
        foreach (var format in EvidenceImport.Formats)
        {
            foreach (var content in new[] { "", "{}", "[]", "7", "a,b\n1,2\n", "{\"entry_type\": \"eval\"}", Reports.Fixture("oscal.json") })
            {
                var report = EvidenceImport.Read(Reports.Request(content) with { Format = format });
                report.Statements.Should().NotContain(s => s.Predicate.Result.Outcome == Outcome.Pass && format != "oscal");
            }
        }
    }

    [Fact]
    public void Depth_length_and_number_are_bounded()
    {
        var limits = Limits.Default with { MaxReportBytes = 10_000, MaxReportFindings = 3, MaxReportNodes = 1_000 };
        string[] contents =
        [
            new string('[', 5_000),
            $$"""{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{{string.Join(',', Enumerable.Repeat("1", 2_000))}}]}""",
            $"control,answer,author\n{string.Concat(Enumerable.Repeat("q,yes,a\n", 4))}",
            new string('a', 20_000),
        ];
        foreach (var content in contents)
        {
            EvidenceImport.Read(Reports.Request(content) with { Limits = limits }).Errors.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void A_name_is_cut_between_characters_and_makes_a_plain_check_id()
    {
        var name = string.Concat(Enumerable.Repeat("𝒫", 300));
        var result = Reports.Results($$"""{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "{{name}}"} }, "results": [{"message": {"text": "a{{name}}"} }]}]}""").Single();

        result.Check.Id.Should().Be("import.sarif.unnamed");
        EvidenceCodec.Write(EvidenceStatement.FromResult(result)).Should().NotBeEmpty();
    }
}
