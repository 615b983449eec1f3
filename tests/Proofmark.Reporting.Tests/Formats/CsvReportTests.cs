using Proofmark.Reporting.Csv;
using Proofmark.Reporting.Tests.Examples;

namespace Proofmark.Reporting.Tests.Formats;

public sealed class CsvReportTests
{
    [Fact]
    public void The_findings_are_the_golden_file() => Golden.Matches(CsvReport.Findings(ExampleReport.Full), "Proofmark.Reporting.Tests", "findings.csv");

    [Fact]
    public void The_risks_are_the_golden_file() => Golden.Matches(CsvReport.Risks(ExampleReport.Full), "Proofmark.Reporting.Tests", "risks.csv");

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =1")]
    [InlineData("＝1+1")]
    [InlineData("\t=1")]
    [InlineData("\r\n=1")]
    [InlineData("a\",=1")]
    public void No_cell_begins_a_formula(string evil)
    {
        foreach (var text in new[] { CsvReport.Findings(HostileReport.Of(evil)), CsvReport.Risks(HostileReport.Of(evil)) })
        {
            var rows = Parse(text);
            rows.Should().OnlyContain(r => r.Count == rows[0].Count, "no text makes cells or rows of its own");
            rows.Skip(1).SelectMany(r => r).Where(c => c.TrimStart().Length > 0 && c.TrimStart()[0] is '=' or '+' or '-' or '@' or '＝' or '\t' or '\r').Should().BeEmpty();
        }
    }

    // RFC 4180, read by hand.
    private static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>> { new() };
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' or '\n' when !quoted:
                    rows[^1].Add(cell.ToString());
                    cell.Clear();
                    if (text[i] == '\n' && i + 1 < text.Length)
                    {
                        rows.Add([]);
                    }

                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        return rows;
    }
}
