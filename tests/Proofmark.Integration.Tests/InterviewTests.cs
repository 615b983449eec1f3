using System.Text.Json.Nodes;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>What only people know: asked in a dialogue, taken from a file, or sent to somebody else.</summary>
public sealed class InterviewTests : IDisposable
{
    private const string Described = """
        # Ours.
        system: {id: desk, owner: us}   # who answers
        components:
          tools:
            kind: tools   # the ticket system
            privileges: [mail.send]
          llm: {kind: model, source: "api:vendor/m"}
        """;

    private readonly TemporaryFolder folder = new();

    public InterviewTests() => folder.Write("system/proofmark.yaml", Described);

    private string Root => Path.Combine(folder.Path, "system");

    private string Text => File.ReadAllText(Path.Combine(Root, "proofmark.yaml"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_dialogue_writes_each_answer_and_goes_on_where_it_ended()
    {
        var first = Dialogue("nonsense", First(), "", "quit");

        first.ExitCode.Should().Be(0);
        first.Output.Should().Contain("is no answer to this").And.Contain("decides: ");
        first.Error.Should().Contain("1 answers written");
        Text.Split('\n').Should().Contain(Described.Split('\n'), "all that was there stays");
        Text.Split('\n').Should().HaveCount(Described.Split('\n').Length + 1);
        var second = Dialogue();
        Count(second.Output).Should().BeLessThan(Count(first.Output));
    }

    [Fact]
    public void Back_returns_to_the_question_before()
    {
        var run = Dialogue("", "back", "quit");

        run.Output.Split('\n').Count(l => l.StartsWith("1/", StringComparison.Ordinal)).Should().Be(2);
        Text.Should().Be(Described);
    }

    [Fact]
    public void Without_a_description_one_is_begun()
    {
        File.Delete(Path.Combine(Root, "proofmark.yaml"));
        folder.Write("system/.mcp.json", """{"mcpServers": {"files": {"command": "npx", "args": ["-y", "server-files@1.2.3"]}}}""");

        var run = Dialogue("quit");

        run.ExitCode.Should().Be(0);
        Text.Should().Contain("tools");
        run.Output.Should().Contain("tools");
    }

    [Fact]
    public void Answers_come_from_a_file_or_not_at_all()
    {
        var wrong = folder.Write("wrong.yaml", "system: {nothing-asked: x}\ncomponents:\n  tools: {irreversible-actions: perhaps}\n  nobody: {turn-limit: none}\n");
        var refused = ProofmarkProcess.Run("init", Root, "--answers", wrong);

        refused.ExitCode.Should().Be(64);
        refused.Error.Should().Contain("wrong.yaml:1").And.Contain("wrong.yaml:3").And.Contain("possible: none, unapproved").And.Contain("wrong.yaml:4");
        Text.Should().Be(Described);

        var right = folder.Write("right.yaml", "components:\n  tools: {irreversible-actions: unapproved}\n");
        ProofmarkProcess.Run("init", Root, "--answers", right).ExitCode.Should().Be(0);
        Text.Should().Contain("irreversible-actions: unapproved");
        ProofmarkProcess.Run("assess", Root, "--no-save").Output.Should().Contain("irreversible-unapproved");
    }

    [Fact]
    public void A_questionnaire_comes_back_as_evidence_and_answers()
    {
        var table = Path.Combine(folder.Path, "llm.csv");
        ProofmarkProcess.Run("init", Root, "--questionnaire", "llm", "-o", $"csv={table}").ExitCode.Should().Be(0);
        var rows = File.ReadAllLines(table);
        rows.Should().HaveCountGreaterThan(20);
        rows[0].Should().Be("\"question\",\"component\",\"asked\",\"possible\",\"why\",\"answer\",\"because\",\"author\",\"date\"");

        File.WriteAllLines(table, rows.Select(Filled));
        var taken = ProofmarkProcess.Run("init", Root, "--answers", table);
        var store = Path.Combine(folder.Path, "proof");
        var imported = ProofmarkProcess.Run("evidence", "import", table, "--tree", Root, "--store", store, "--as-of", "2026-11-23");
        var listed = ProofmarkProcess.Run("evidence", "list", store, "-o", "json");
        var alone = ProofmarkProcess.Run("assess", Root, "--no-save", "--as-of", "2026-11-23", "-o", "json");
        var assessed = ProofmarkProcess.Run("assess", Root, "--no-save", "--evidence", store, "--as-of", "2026-11-23", "-o", "json");

        taken.ExitCode.Should().Be(0, taken.Error);
        taken.Error.Should().Contain("rows are about controls");
        Text.Should().MatchRegex("llm: \\{kind: model.*memorisation-test: never");
        imported.ExitCode.Should().Be(0, imported.Error);
        imported.Output.Should().Contain("init --answers");
        listed.Output.Should().Contain("answer.controlRedTeaming").And.Contain("The vendor");
        assessed.Output.Should().Contain("memorisation-untested");
        Covered(assessed.Output).Should().BeGreaterThan(Covered(alone.Output));

        static string Filled(string row) =>
            row.StartsWith("\"controlRedTeaming\"", StringComparison.Ordinal) ? row[..^"\"\",\"\",\"\",\"\"".Length] + "\"yes\",\"each quarter\",\"The vendor\",\"2026-11-20\""
            : row.StartsWith("\"memorisation-test\"", StringComparison.Ordinal) ? row[..^"\"\",\"\",\"\",\"\"".Length] + "\"never\",\"\",\"The vendor\",\"2026-11-20\""
            : row;
    }

    [Fact]
    public void A_questionnaire_is_also_a_page()
    {
        var run = ProofmarkProcess.Run("init", Root, "--questionnaire", "llm", "-o", "md");

        run.Output.Should().StartWith("# Questions about llm").And.Contain("- [ ] **never**").And.Contain("controlRedTeaming");
        ProofmarkProcess.Run("init", Root, "--questionnaire", "nobody").Error.Should().Contain("known are: llm, tools");
    }

    [Fact]
    public void A_link_is_not_written_through()
    {
        var elsewhere = folder.Write("elsewhere.yaml", Described);
        File.Delete(Path.Combine(Root, "proofmark.yaml"));
        File.CreateSymbolicLink(Path.Combine(Root, "proofmark.yaml"), elsewhere);

        ProofmarkProcess.Run("init", Root, "--answers", folder.Write("a.yaml", "system: {}\n")).ExitCode.Should().Be(64);
        File.ReadAllText(elsewhere).Should().Be(Described);
    }

    [Fact]
    public void One_thing_at_a_time()
    {
        ProofmarkProcess.Run("init", Root, "--interview", "--answers", "x").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("init", Root, "-o", "csv").ExitCode.Should().Be(64);
        ProofmarkProcess.Run("init", Root).ExitCode.Should().Be(64);
    }

    [Fact]
    public void An_interruption_keeps_what_was_answered()
    {
        using var process = ProofmarkProcess.StartInterruptible(Repository.Root, "init", Root, "--interview");
        process.StandardInput.WriteLine(First());
        process.StandardInput.Flush();
        while (Text == Described && !process.HasExited)
        {
            Thread.Sleep(20);
        }

        System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        process.WaitForExit();

        process.ExitCode.Should().Be(130);
        Text.Should().NotBe(Described);
    }

    private static int Covered(string report) => JsonNode.Parse(report)!["assessment"]!["coverage"]!["with"]!.GetValue<int>();

    // The first possible answer of the question that is asked first.
    private string First()
    {
        var lines = Dialogue("quit").Output.Split('\n');
        var first = Array.FindIndex(lines, l => l.StartsWith("1/", StringComparison.Ordinal));
        return lines[first + 2].Trim().Split(' ')[0];
    }

    private ProcessRun Dialogue(params string[] lines)
    {
        using var process = ProofmarkProcess.Start(Repository.Root, "init", Root, "--interview");
        foreach (var line in lines)
        {
            process.StandardInput.WriteLine(line);
        }

        return ProofmarkProcess.Finish(process);
    }

    private static int Count(string output) => int.Parse(output.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
