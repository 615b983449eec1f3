using System.Text;
using System.Text.Json;
using Proofmark.Integration.Tests.Running;
using Proofmark.Tests;

namespace Proofmark.Integration.Tests;

/// <summary>What <c>assess</c> says about each sample, reduced to what a reader acts on.</summary>
public sealed class SampleAssessmentTests
{
    [Theory]
    [InlineData("chatbot")]
    [InlineData("rag")]
    [InlineData("support-agent")]
    [InlineData("fine-tuning")]
    [InlineData("clean-classifier")]
    [InlineData("federated-learning")]
    public void The_assessment_of_a_sample_is_the_committed_one(string sample)
    {
        var run = ProofmarkProcess.Run("assess", $"samples/{sample}", "--no-save", "--as-of", "2026-11-30", "-q", "-o", "json");

        run.ExitCode.Should().BeOneOf(0, 1, 2);
        run.Output.Should().NotContain(Repository.Root, "a golden file names no folder of a machine");
        using var document = JsonDocument.Parse(run.Output);
        Golden.Verify($"samples/{sample}.txt", $"exit {run.ExitCode}\n{Reduce(document.RootElement.GetProperty("assessment"))}");
    }

    private static string Reduce(JsonElement assessment)
    {
        var text = new StringBuilder();
        foreach (var risk in assessment.GetProperty("risks").EnumerateArray())
        {
            text.Append($"{Text(risk, "standing"),-12}{Text(risk, "id")}: {Text(risk, "why")}\n");
            foreach (var finding in risk.GetProperty("findings").EnumerateArray())
            {
                text.Append($"    {Text(finding, "severity")} {Text(finding, "ruleId")} {Text(finding.GetProperty("location"), "path")}\n");
            }
        }

        text.AppendJoin("", assessment.GetProperty("worst").EnumerateArray().Select(w => $"worst {w.GetString()}\n"));
        return text.AppendJoin("", assessment.GetProperty("nextActions").EnumerateArray().Select(a => $"next {Text(a, "title")}\n")).ToString();
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
