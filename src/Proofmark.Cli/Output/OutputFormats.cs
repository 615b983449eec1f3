namespace Proofmark.Cli.Output;

/// <summary>Names of the output formats.</summary>
internal static class OutputFormats
{
    public const string Table = "table";
    public const string Json = "json";
    public const string Sarif = "sarif";
    public const string Html = "html";
    public const string Markdown = "md";
}
