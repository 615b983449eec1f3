using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Interchange.Reports;

/// <summary>Reads text in which each line is a JSON document. Empty lines are skipped.</summary>
public static class JsonLines
{
    private const int MostErrors = 200;

    /// <summary>The documents, each with the number of its line, from 1. The caller reads them one by one, so that no more than one is held.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds on each line.</param>
    /// <param name="errors">Where errors are put.</param>
    public static IEnumerable<(int Line, DocumentNode Root)> Read(string file, ReadOnlyMemory<byte> bytes, Limits limits, ICollection<DocumentError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var rest = bytes;
        for (var number = 1; rest.Length > 0 && errors.Count < MostErrors; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            var reading = DocumentReader.ReadJson(file, line.Span, limits);
            foreach (var error in reading.Errors)
            {
                errors.Add(error with { Line = number });
            }

            if (reading is { Root: { } root, Errors.Count: 0 })
            {
                yield return (number, root);
            }
        }
    }
}
