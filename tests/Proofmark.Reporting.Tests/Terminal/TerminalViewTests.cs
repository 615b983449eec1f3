using System.Text.RegularExpressions;
using CsCheck;
using Proofmark.Core;
using Proofmark.Reporting.Terminal;
using Proofmark.Reporting.Tests.Examples;
using Proofmark.Reporting.Tests.Text;

namespace Proofmark.Reporting.Tests.Terminal;

public sealed partial class TerminalViewTests
{
    private static readonly TerminalStyle Plain = new(100, false);

    private static readonly EvidenceLine[] Evidence =
    [
        new(new string('a', 64), "scan.load-time-code", "models/classifier/model.pt", Rung.Scan, Outcome.Fail, ExampleResults.AsOf),
        new(new string('b', 64), "process.access-review", "support-agent", Rung.Questionnaire, Outcome.Pass, ExampleResults.AsOf, "risk officer"),
        new(new string('c', 64), "scan.load-time-code", "models/classifier/model.pt", Rung.Document, Outcome.Pass, ExampleResults.AsOf, null, "found inside the assessed tree"),
    ];

    private static readonly CatalogueLine Control = new("controlRedTeaming", "control", "Red teaming", "no test exists");

    [Fact]
    public void The_scan_is_shown_as_the_golden_file() => Matches("scan.txt", o => ScanView.Write(Scan(ExampleResults.All, Outcome.Fail), o, Plain));

    [Fact]
    public void The_assessment_is_shown_as_the_golden_file() => Matches("assessment.txt", o => AssessView.Write(ExampleReport.Full, o, Plain));

    [Fact]
    public void The_evidence_is_shown_as_the_golden_file() => Matches("evidence.txt", o => EvidenceView.Write(Evidence, o, Plain with { Width = 160 }));

    [Fact]
    public void Discovery_is_shown_as_the_golden_file() => Matches("discover.txt", o => DiscoverView.Write(ExampleReport.Full.System, o, Plain));

    [Fact]
    public void The_catalogue_is_shown_as_the_golden_file() => Matches("catalogue.txt", o =>
    {
        CatalogueView.WriteList([new("riskPromptInjection", "risk", "Prompt injection"), new("riskDataPoisoning", "risk", "Data poisoning")], o, Plain);
        CatalogueView.WriteOne(new("riskPromptInjection", "risk", "Prompt injection"), [("Controls", [Control])], o, Plain);
    });

    [Fact]
    public void The_answer_fits_on_one_screen() =>
        Write(o => AssessView.Write(ExampleReport.Full, o, Plain)).Split('\n').Length.Should().BeLessThanOrEqualTo(58, "the example has one of everything, a posture, a way in, a tool server, a loss, a test to run and places passed over among them");

    [Fact]
    public void A_clean_scan_says_what_it_does_not_say()
    {
        var clean = ExampleResults.Result("scan.load-time-code", "Does loading the file run code?", "a.pkl", Outcome.Pass, Coverage.Full(4, "bytes"));
        var text = Write(o => ScanView.Write(Scan([clean], Outcome.Pass), o, TerminalStyle.Redirected));

        text.Should().Contain("says nothing about backdoors in weights");
        Write(o => ScanView.Write(Scan(ExampleResults.All, Outcome.Fail), o, TerminalStyle.Redirected)).Should().NotContain("backdoors");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(132)]
    public void No_line_is_wider_than_the_terminal(int width) =>
        Write(o => AssessView.Write(ExampleReport.Full, o, new TerminalStyle(width, false))).Split('\n').Where(line => !line.StartsWith("    $ ", StringComparison.Ordinal))
            .Should().OnlyContain(line => line.Length <= width);

    [Fact]
    public void A_command_stays_on_one_line_so_that_it_can_be_copied()
    {
        const string command = "proofmark scan 'a folder  with two blanks/and a long name that no narrow terminal holds/model.pt'";
        var report = ExampleReport.Full with { Assessment = ExampleReport.Full.Assessment with { NextActions = [new("Look", command, [])] } };

        Write(o => AssessView.Write(report, o, new TerminalStyle(40, false))).Split('\n').Should().Contain($"    $ {command}");
    }

    [Fact]
    public void Without_the_owners_own_ranges_there_is_no_money()
    {
        Write(o => AssessView.Write(ExampleReport.Full, o, Plain)).Should().Contain("What a year may cost").And.Contain("EUR ").And.Contain("From the owner's own ranges").And.Contain("exceeded");
        Write(o => AssessView.Write(ExampleReport.WithoutRanges, o, Plain)).Should().NotContain("What a year may cost").And.NotContain("EUR").And.NotContain("owner's own");
    }

    [Fact]
    public void Ranges_of_which_none_could_be_used_are_no_loss_of_nothing()
    {
        var loss = ExampleFigures.Loss with { Simulation = null, Tolerance = [], Ranges = [] };
        var report = ExampleReport.Full with { Assessment = ExampleReport.Full.Assessment with { Loss = loss } };

        Write(o => AssessView.Write(report, o, Plain)).Should().Contain("not a loss of nothing").And.NotContain("EUR");
    }

    [Fact]
    public void Redirected_text_keeps_a_path_on_one_line()
    {
        var path = string.Join('/', Enumerable.Repeat("folder", 60));
        var finding = ExampleResults.Payload with { Location = new Location(path) };
        var result = ExampleResults.Result("x", "X?", path, Outcome.Fail, Coverage.Full(1, "bytes"), finding);

        Write(o => ScanView.Write(Scan([result], Outcome.Fail), o, TerminalStyle.Redirected)).Should().Contain(path);
    }

    [Fact]
    public void Colour_is_the_only_difference_that_colour_makes()
    {
        var coloured = Write(o => AssessView.Write(ExampleReport.Full, o, Plain with { Colour = true }));

        coloured.Should().Contain("\u001b[");
        Colour().Replace(coloured, "").Split('\n').Select(l => l.TrimEnd()).Should().Equal(
            Write(o => AssessView.Write(ExampleReport.Full, o, Plain)).Split('\n').Select(l => l.TrimEnd()));
    }

    [Fact]
    public void No_text_from_outside_steers_the_terminal() =>
        HostileText.Texts.Sample(
            evil =>
            {
                var report = HostileReport.Of(evil);
                var text = Write(o =>
                {
                    AssessView.Write(report, o, Plain with { Colour = true });
                    ScanView.Write(Scan(report.Results, Outcome.Fail), o, Plain);
                    DiscoverView.Write(report.System, o, Plain);
                    EvidenceView.Write([new EvidenceLine(evil, evil, evil, Rung.Scan, Outcome.Pass, ExampleResults.AsOf, evil, evil)], o, Plain);
                    CatalogueView.WriteOne(new CatalogueLine(evil, evil, evil, evil), [(evil, [new CatalogueLine(evil, evil, evil, evil)])], o, Plain);
                });
                Colour().Replace(text, "").Replace("\n", "", StringComparison.Ordinal).EnumerateRunes().Should().OnlyContain(rune => SafeTextTests.IsShown(rune), evil);
            },
            iter: 60);

    private static ScanOverview Scan(IReadOnlyList<CheckResult> results, Outcome outcome) => new()
    {
        Target = ".",
        Results = results,
        Outcome = outcome,
        AsOf = ExampleResults.AsOf,
    };

    private static void Matches(string name, Action<TextWriter> write) => Golden.Matches(Write(write), "Proofmark.Reporting.Tests", name);

    private static string Write(Action<TextWriter> write)
    {
        using var output = new StringWriter();
        write(output);
        return output.ToString();
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
