using Proofmark.Core.Documents;

namespace Proofmark.Interchange.Reports;

/// <summary>What came of reading a report of another tool.</summary>
/// <param name="Report">The report; null when there are errors.</param>
/// <param name="Errors">Everything that is wrong with it, each with its place; empty when it was read.</param>
public sealed record ReportReading<T>(T? Report, IReadOnlyList<DocumentError> Errors)
    where T : class
{
    /// <summary>A report that holds unless there are errors.</summary>
    internal static ReportReading<T> Of(T report, IReadOnlyList<DocumentError> errors) => new(errors.Count == 0 ? report : null, errors);
}
