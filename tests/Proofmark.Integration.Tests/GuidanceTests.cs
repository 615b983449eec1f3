using System.Text.RegularExpressions;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary><c>explain</c> and <c>guide</c> as people call them.</summary>
public sealed partial class GuidanceTests
{
    [Theory]
    [InlineData("riskPromptInjection", "riskPromptInjection")]
    [InlineData("prompt injection", "riskPromptInjection")]
    [InlineData("membership-inference", "x-riskMembershipInference")]
    [InlineData("Red Teaming", "controlRedTeaming")]
    public void An_entry_is_found_by_what_people_call_it(string query, string id)
    {
        var run = ProofmarkProcess.Run("explain", query);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain(id).And.Contain("How to test").And.Contain("How to measure").And.Contain("How to fix");
    }

    [Fact]
    public void An_id_of_another_catalogue_leads_to_what_is_mapped_to_it() =>
        ProofmarkProcess.Run("explain", "LLM01", "-o", "md").Output.Should().Contain("# Prompt Injection");

    [Theory]
    [InlineData("prompt", "'prompt' may mean riskPromptInjection, riskPromptResponseCachePoisoning: name one")]
    [InlineData("promt injections of old", "there is no entry 'promt injections of old'; near are:")]
    [InlineData("qqqq", "there is no entry 'qqqq'; 'proofmark catalog list' shows all of them")]
    public void What_cannot_be_found_is_answered_with_what_is_near(string query, string answer)
    {
        var run = ProofmarkProcess.Run("explain", query);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain(answer);
    }

    [Fact]
    public void Without_a_persona_the_guide_asks_who_one_is() =>
        ProofmarkProcess.Run("guide").Output.Should().Contain("Which of these are you?").And.Contain("personaEndUser");

    [Fact]
    public void A_guide_is_for_a_persona_and_a_stage()
    {
        var run = ProofmarkProcess.Run("guide", "-p", "model-provider", "--stage", "model-training", "--all", "-o", "md");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("## model-training").And.NotContain("## runtime").And.Contain("- [ ] ");
    }

    [Theory]
    [InlineData("--persona: 'nobody' is none of: personaModelProvider", "-p", "nobody")]
    [InlineData("--stage: 'later' is none of: planning", "-p", "governance", "--stage", "later")]
    [InlineData("there is no folder 'not-there'", "-p", "governance", "not-there")]
    public void A_wrong_question_is_a_usage_error(string answer, params string[] arguments)
    {
        var run = ProofmarkProcess.Run(["guide", .. arguments]);

        run.ExitCode.Should().Be(64);
        run.Error.Should().Contain(answer);
    }

    [Fact]
    public void A_guide_for_a_system_speaks_of_its_risks_only()
    {
        var run = ProofmarkProcess.Run("guide", "-p", "application-developer", "samples/clean-classifier", "--all", "-o", "md");

        run.ExitCode.Should().Be(0);
        run.Output.Should().NotContain("riskMCPTransportHijacking");
    }

    [Fact]
    public void Every_command_of_the_guidance_is_one_that_exists()
    {
        var folder = Path.Combine(Repository.Root, "src", "Proofmark.Risk", "Guidance", "Data");
        var commands = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Select(line => CommandLine().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value.Trim('"')).Distinct().ToList();

        commands.Should().NotBeEmpty();
        foreach (var command in commands)
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            words[0].Should().Be("proofmark");
            var verb = words.Skip(1).TakeWhile(w => VerbName().IsMatch(w)).Take(words[1] is "evidence" or "catalog" or "rules" ? 2 : 1).ToArray();
            var help = ProofmarkProcess.Run([.. verb, "--help"]);
            help.ExitCode.Should().Be(0, command);
            help.Output.Should().Contain($"proofmark {string.Join(' ', verb)}", command);
            words.Where(w => w.StartsWith("--", StringComparison.Ordinal)).Should().OnlyContain(option => help.Output.Contains(option, StringComparison.Ordinal), command);
        }
    }

    [GeneratedRegex("command: (\"?proofmark [^}]*)")]
    private static partial Regex CommandLine();

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex VerbName();
}
