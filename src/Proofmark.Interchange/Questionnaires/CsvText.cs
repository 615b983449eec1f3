using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Interchange.Questionnaires;

/// <summary>Reads comma-separated values (RFC 4180): quoted fields may hold commas, line ends and doubled quotes. Bounded by <see cref="Limits.MaxReportNodes"/> fields.</summary>
internal sealed class CsvText
{
    private readonly string text;
    private readonly List<(int Line, IReadOnlyList<string> Fields)> rows = [];
    private readonly StringBuilder field = new();
    private List<string> row = [];
    private int at;
    private int line = 1;
    private int rowLine = 1;
    private int count;

    private CsvText(string text) => this.text = text;

    /// <summary>The rows that are not empty, each with the line it starts in. Lines end with a line feed.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Fields)> Read(string file, string text, Limits limits, List<DocumentError> errors)
    {
        var csv = new CsvText(text);
        while (csv.at < text.Length)
        {
            if (!csv.Step())
            {
                errors.Add(new DocumentError(file, csv.rowLine, 1, "", "a quote is opened and never closed"));
                return [];
            }

            if (csv.count > limits.MaxReportNodes)
            {
                errors.Add(new DocumentError(file, csv.line, 1, "", $"the table has more than {limits.MaxReportNodes} fields"));
                return [];
            }
        }

        csv.EndRow();
        return csv.rows;
    }

    private bool Step()
    {
        var c = text[at];
        if (c == '"' && field.Length == 0)
        {
            return Quoted();
        }

        at++;
        switch (c)
        {
            case ',':
                EndField();
                break;
            case '\n':
                EndRow();
                rowLine = ++line;
                break;
            default:
                field.Append(c);
                break;
        }

        return true;
    }

    // From the opening quote to behind the closing one; false when there is none.
    private bool Quoted()
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                at++;
            }
            else
            {
                at++;
                return true;
            }

            field.Append(text[at]);
        }

        return false;
    }

    private void EndField()
    {
        row.Add(field.ToString().Trim());
        field.Clear();
        count++;
    }

    private void EndRow()
    {
        EndField();
        if (row.Any(f => f.Length > 0))
        {
            rows.Add((rowLine, row));
        }

        row = [];
    }
}
