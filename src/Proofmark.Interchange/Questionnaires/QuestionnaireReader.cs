using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.Questionnaires;

/// <summary>
/// Reads answers from a table with a header row: <c>control</c> (or <c>question</c>) and <c>answer</c>, and as far as there are any <c>because</c>,
/// <c>author</c>, <c>component</c> and <c>date</c>. Other columns are ignored.
/// </summary>
public static class QuestionnaireReader
{
    private static readonly string[] QuestionColumns = ["control", "question", "id"];

    /// <summary>True when the text starts with a header row of such a table.</summary>
    public static bool Recognises(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var first = end < 0 ? bytes : bytes[..end];
        if (first.Length > 4096 || !Utf8.IsValid(first))
        {
            return false;
        }

        var header = Header(Encoding.UTF8.GetString(first).Trim().Trim('\uFEFF').Split(',').Select(h => h.Trim().Trim('"')));
        return header.ContainsKey("answer") && QuestionColumns.Any(header.ContainsKey);
    }

    /// <summary>Reads a table.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds on length and number of fields.</param>
    /// <param name="hasOwnAnswers">Which questions are answered with other words than yes and no; null for none.</param>
    public static ReportReading<Questionnaire> Read(string file, ReadOnlySpan<byte> bytes, Limits limits, Func<string, bool>? hasOwnAnswers = null)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var errors = new List<DocumentError>();
        if (bytes.Length > limits.MaxReportBytes || !Utf8.IsValid(bytes))
        {
            return new ReportReading<Questionnaire>(null, [new DocumentError(file, 1, 1, "", bytes.Length > limits.MaxReportBytes ? $"the table is longer than {limits.MaxReportBytes} bytes" : "the table is not valid UTF-8")]);
        }

        var rows = CsvText.Read(file, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n"), limits, errors);
        var header = Header(rows.Count == 0 ? [] : rows[0].Fields);
        if (QuestionColumns.FirstOrDefault(header.ContainsKey) is not { } question || !header.ContainsKey("answer"))
        {
            errors.Add(new DocumentError(file, 1, 1, "", "a header row with the columns control (or question) and answer is expected here"));
            return new ReportReading<Questionnaire>(null, errors);
        }

        var answers = rows.Skip(1).Select(r => Answer(file, new Row(r.Line, r.Fields, header), question, hasOwnAnswers, errors)).ToList();
        return ReportReading<Questionnaire>.Of(new Questionnaire(answers), errors);
    }

    private static Dictionary<string, int> Header(IEnumerable<string> names) =>
        names.Select((name, i) => (Name: name.ToLowerInvariant(), i)).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    private static QuestionnaireAnswer Answer(string file, Row row, string questionColumn, Func<string, bool>? hasOwnAnswers, List<DocumentError> errors)
    {
        var question = row[questionColumn] ?? "";
        if (question.Length == 0)
        {
            errors.Add(new DocumentError(file, row.Line, 1, questionColumn, "the row does not say what was asked"));
        }

        bool? isYes = null;
        switch (row["answer"]?.ToLowerInvariant())
        {
            case "yes":
                isYes = true;
                break;
            case "no":
                isYes = false;
                break;
            case not null when hasOwnAnswers?.Invoke(question) == true:
            case null or "unknown" or "partly" or "not applicable" or "n/a":
                break;
            case var other:
                errors.Add(new DocumentError(file, row.Line, 1, "answer", $"'{other}' is none of: yes, no, partly, unknown, n/a"));
                break;
        }

        return new QuestionnaireAnswer(row.Line, question, isYes, row["because"] ?? "", row["author"], row["component"], Time(file, row, errors), row["answer"] ?? "");
    }

    private static DateTimeOffset? Time(string file, Row row, List<DocumentError> errors)
    {
        if (row["date"] is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        errors.Add(new DocumentError(file, row.Line, 1, "date", "a date is expected here, written yyyy-MM-dd"));
        return null;
    }

    private sealed record Row(int Line, IReadOnlyList<string> Fields, Dictionary<string, int> Header)
    {
        public string? this[string column] => Header.TryGetValue(column, out var i) && i < Fields.Count && Fields[i].Length > 0 ? Fields[i] : null;
    }
}
