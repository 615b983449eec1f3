using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Interchange.Questionnaires;

/// <summary>Reads comma-separated values (RFC 4180): quoted fields may hold commas, line ends and doubled quotes. Bounded by <see cref="Limits.MaxReportNodes"/> fields.</summary>
internal static class CsvText
{
    /// <summary>The rows that are not empty, each with the line it starts in.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Fields)> Read(string file, string text, Limits limits, List<DocumentError> errors)
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        var row = new List<string>();
        var field = new StringBuilder();
        var (line, rowLine, quoted, count) = (1, 1, false, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            line += c == '\n' && i < text.Length ? 1 : 0;
            if (quoted && i < text.Length)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString().Trim());
                field.Clear();
                if (++count > limits.MaxReportNodes)
                {
                    errors.Add(new DocumentError(file, line, 1, "", $"the table has more than {limits.MaxReportNodes} fields"));
                    return [];
                }

                if (c == '\n')
                {
                    if (row.Any(f => f.Length > 0))
                    {
                        rows.Add((rowLine, row));
                    }

                    row = [];
                    rowLine = line;
                }
            }
            else
            {
                field.Append(c);
            }
        }

        if (quoted)
        {
            errors.Add(new DocumentError(file, rowLine, 1, "", "a quote is opened and never closed"));
        }

        return rows;
    }
}
