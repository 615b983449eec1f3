using System.Text.Json;
using Proofmark.App.Evidence.Importing;
using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Core.Json;
using Proofmark.Tests;

namespace Proofmark.App.Tests.Evidence.Importing;

public sealed class GoldenImportTests
{
    public static TheoryData<string, string> Fixtures => new()
    {
        { "bandit.sarif", "sarif" },
        { "scorecard.json", "scorecard" },
        { "openvex.json", "openvex" },
        { "cyclonedx.json", "cyclonedx" },
        { "spdx.json", "spdx" },
        { "vsa.dsse.json", "in-toto" },
        { "test-result.intoto.json", "in-toto" },
        { "garak.report.jsonl", "garak" },
        { "promptfoo.json", "promptfoo" },
        { "oscal.json", "oscal" },
        { "questionnaire.csv", "questionnaire" },
    };

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_report_written_after_the_documented_shape_is_recognised_and_becomes_these_statements(string file, string format)
    {
        var report = EvidenceImport.Read(Reports.Request(Reports.Fixture(file), file) with { DigestOf = Here });

        report.Errors.Should().BeEmpty();
        report.Format.Should().Be(format);
        var statements = report.Statements.Select(s => JsonSerializer.Serialize(s, CoreJson.Default.EvidenceStatement));
        Golden.Verify($"import/{file}.txt", $"{string.Join("\n", statements)}\n{string.Join("\n", report.LeftOut.Select(l => $"left out: {l}"))}\n");
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Every_statement_can_be_read_back_and_none_is_above_a_scan(string file, string format)
    {
        foreach (var statement in EvidenceImport.Read(Reports.Request(Reports.Fixture(file), file) with { DigestOf = Here, Format = format }).Statements)
        {
            EvidenceCodec.Read(file, EvidenceCodec.Write(statement), Limits.Default).Errors.Should().BeEmpty();
            statement.Predicate.Result.Method.Should().BeOneOf(Rung.Questionnaire, Rung.Document, Rung.Scan);
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_report_from_inside_the_tree_is_a_claim_and_never_a_pass(string file, string format)
    {
        var request = Reports.Request(Reports.Fixture(file), file) with { DigestOf = Here, Format = format };
        var outside = EvidenceImport.Read(request).Statements.Select(s => s.Predicate.Result).ToList();
        var inside = EvidenceImport.Read(request with { IsClaim = true }).Statements.Select(s => s.Predicate.Result).ToList();

        inside.Should().NotContain(r => r.Outcome == Outcome.Pass);
        inside.Count(r => r.Outcome == Outcome.Fail).Should().Be(outside.Count(r => r.Outcome == Outcome.Fail));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_report_that_is_imported_again_says_nothing_new(string file, string format)
    {
        using var store = new TemporaryStore();
        var statements = EvidenceImport.Read(Reports.Request(Reports.Fixture(file), file) with { Format = format, DigestOf = Here }).Statements;

        EvidenceImport.New(statements.Concat(statements), store.Load()).Should().HaveCount(statements.Count);
        store.Add(statements);

        EvidenceImport.New(statements, store.Load()).Should().BeEmpty();
    }

    private static Digest? Here(string name) => name switch
    {
        "app/load.py" => Reports.Digest('a'),
        "app/clean.py" => Reports.Digest('b'),
        "models/shop.safetensors" => Reports.Digest('c'),
        _ => null,
    };
}
