using System.Text;
using Proofmark.Core;
using Proofmark.Reporting.Text;

namespace Proofmark.Reporting.Gating;

/// <summary>
/// A gate's reasons as workflow commands of GitHub Actions ("Workflow commands for GitHub Actions", setting an error message): one line each, so that
/// nothing which a file says can begin a command of its own.
/// </summary>
public static class GitHubAnnotations
{
    /// <summary>Most annotations; GitHub shows ten of a kind for each step.</summary>
    public const int Most = 50;

    /// <summary>The commands, and one last line with the answer.</summary>
    public static string Render(GateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        foreach (var line in report.Reasons.Take(Most))
        {
            text.Append(Command(line.Effect)).Append(Place(report.Root, line.Finding?.Location)).Append("title=").Append(Property(line.Code))
                .Append("::").Append(Data(line.Finding is { } finding ? $"{line.Why} Fix: {finding.Fix}" : line.Why)).Append('\n');
        }

        var more = report.Reasons.Count > Most ? $" {report.Reasons.Count - Most} further reasons are in -o json." : "";
        var answer = $"the gate {(report.Opens ? "opens" : "stays closed")} ({Words.Spoken(report.Outcome)}), policy {report.Policy.Id}.{more}";
        return text.Append(report.Opens ? "::notice title=proofmark gate::" : "::error title=proofmark gate::").Append(Data(answer)).Append('\n').ToString();
    }

    private static string Command(string effect) => effect switch
    {
        "fails" => "::error ",
        "missing" => "::warning ",
        _ => "::notice ",
    };

    private static string Place(string root, Location? location)
    {
        if (location is null)
        {
            return "";
        }

        // The workflow's folder is the root of the repository.
        var path = Path.IsPathRooted(root) ? location.Path : Path.Combine(root, location.Path);
        var file = $"file={Property(Path.GetRelativePath(".", path).Replace('\\', '/'))},";
        return location.Line is { } line ? $"{file}line={line}," : file;
    }

    private static string Data(string text) => SafeText.Visible(text)
        .Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
