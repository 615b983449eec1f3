namespace Proofmark.Cli.Output;

/// <summary>Names of the output formats that every verb may have; those of a report are in <see cref="Reporting.Formats.ReportFormats"/>.</summary>
internal static class OutputFormats
{
    public const string Table = "table";
    public const string Json = "json";
}
