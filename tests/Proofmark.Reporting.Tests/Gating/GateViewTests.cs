using Proofmark.Core;
using Proofmark.Reporting.Gating;
using Proofmark.Reporting.Terminal;
using Proofmark.Reporting.Tests.Examples;

namespace Proofmark.Reporting.Tests.Gating;

public sealed class GateViewTests
{
    [Fact]
    public void The_annotations_are_the_golden_file() => Golden.Matches(GitHubAnnotations.Render(Report("plain, 100 %: text")), "Proofmark.Reporting.Tests", "gate.github.txt");

    [Fact]
    public void The_view_is_the_golden_file() => Golden.Matches(Shown(Report("plain text")), "Proofmark.Reporting.Tests", "gate.txt");

    [Theory]
    [InlineData("\n::set-env name=PATH::/evil")]
    [InlineData("\r\n::stop-commands::x")]
    [InlineData("a,line=1::b")]
    [InlineData("\u2028::add-mask::x")]
    public void No_text_begins_a_command_of_its_own(string evil)
    {
        var lines = GitHubAnnotations.Render(Report(evil)).TrimEnd('\n').Split('\n');

        lines.Should().HaveCount(4).And.OnlyContain(l => l.StartsWith("::error ", StringComparison.Ordinal) || l.StartsWith("::warning ", StringComparison.Ordinal) || l.StartsWith("::notice ", StringComparison.Ordinal));
        lines[0].Split("::")[1].Should().StartWith("error file=").And.NotContain("\r");
        lines[0].Split("::")[1].Split(',').Should().HaveCount(3, "a file, a line and a title");
    }

    private static string Shown(GateReport report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        GateView.Write(report, writer, TerminalStyle.Redirected);
        return writer.ToString();
    }

    private static GateReport Report(string text)
    {
        var finding = ExampleResults.Payload with { Message = text, Fix = text, Location = new Location(text, Line: 7) };
        return new GateReport
        {
            System = text,
            Root = "system",
            AsOf = ExampleResults.AsOf,
            Policy = new GatePolicy(text, 1, Digest.OfBytes([])),
            Baseline = new GateBaseline(Digest.OfBytes([]), ExampleResults.AsOf, 2),
            Opens = false,
            Outcome = Outcome.Fail,
            ReasonCodes = ["finding.a"],
            Reasons = [new("finding.a", "fails", text, finding), new("gate.b", "missing", text), new("note", "noted", text)],
        };
    }
}
