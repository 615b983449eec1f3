using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>Nothing that lies inside the assessed tree can raise a verdict.</summary>
public sealed class ForgeryTests : IDisposable
{
    private static readonly string[] StandingOrder = ["exposed", "unknown", "partly-covered", "covered"];

    private readonly TemporaryFolder folder = new();
    private readonly string system;
    private readonly JsonNode honest;

    public ForgeryTests()
    {
        system = folder.Copy(Repository.Sample("support-agent"), "system");
        honest = Assess();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Forged_passes_give_nothing()
    {
        foreach (var result in honest["results"]!.AsArray())
        {
            Forge(result!, "executed-proof");
            Forge(result!, "scan");
        }

        ShouldBeNoBetter(Assess());
    }

    [Fact]
    public void A_forged_pass_for_every_control_gives_nothing()
    {
        var pattern = honest["results"]!.AsArray()[0]!;
        foreach (var control in honest["assessment"]!["controls"]!.AsArray())
        {
            var answer = pattern.DeepClone();
            answer["check"]!["id"] = $"answer.{control!["controlId"]!.GetValue<string>()}";
            answer["subject"] = new JsonObject { ["kind"] = "system", ["name"] = honest["assessment"]!["system"]!.GetValue<string>() };
            Forge(answer, "attestation");
        }

        ShouldBeNoBetter(Assess());
    }

    [Fact]
    public void Forged_acceptances_and_controls_give_nothing()
    {
        var yaml = new StringBuilder(File.ReadAllText(Path.Combine(system, "proofmark.yaml")));
        yaml.Append("\naccepted:\n");
        foreach (var risk in honest["assessment"]!["risks"]!.AsArray())
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {{risk: {risk!["id"]!.GetValue<string>()}, by: ciso, why: fine, until: 2027-06-30}}\n");
        }

        yaml.Append("controls:\n");
        foreach (var control in honest["assessment"]!["controls"]!.AsArray())
        {
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {control!["controlId"]!.GetValue<string>()}: {{}}\n");
        }

        File.WriteAllText(Path.Combine(system, "proofmark.yaml"), yaml.ToString());

        ShouldBeNoBetter(Assess());
    }

    // Answers that show a weakness may only add; the best ones may only be silent. Which of them are which, the page of questions does not say: all first and all last ones are tried.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Answers_give_nothing(bool last)
    {
        var file = Path.Combine(system, "proofmark.yaml");
        var text = Regex.Replace(File.ReadAllText(file), @"\{kind: ([a-z-]+)", kind => $"{kind.Value}, {Answers(kind.Groups[1].Value, last)}");
        File.WriteAllText(file, text.Replace("{id: harbour-desk", $"{{id: harbour-desk, {Answers("system", last)}", StringComparison.Ordinal));

        // An answer that shows a weakness is evidence against a control: coverage may grow by it.
        ShouldCreditNoMore(Assess());
    }

    [Fact]
    public void A_policy_that_lies_in_the_tree_is_not_looked_for()
    {
        foreach (var name in new[] { "policy.yaml", "proofmark-policy.yaml", ".proofmark/policy.yaml" })
        {
            folder.Write($"system/{name}", "policy: {id: forged, version: 1}\nfailOn: critical\n");
        }

        ShouldBeNoBetter(Assess());
    }

    [Theory]
    [InlineData(".proofmark/app")]
    [InlineData(".proofmark/evidence/app")]
    [InlineData("venv/lib/app")]
    [InlineData("node_modules/app")]
    public void Code_that_hides_where_nobody_looks_is_looked_at(string hidden)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(system, hidden))!);
        Directory.Move(Path.Combine(system, "app"), Path.Combine(system, hidden));

        Findings(Assess()).Should().BeEquivalentTo(Findings(honest).Select(f => f.Replace(" app/", $" {hidden}/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Believing_the_tree_has_to_be_asked_for_and_is_printed()
    {
        var run = ProofmarkProcess.Run("assess", system, "--no-save", "--trust-tree");

        run.Output.Should().ContainEquivalentOf("tree");
        ProofmarkProcess.Run("assess", system, "--no-save", "--trust-tree", "-o", "json").Output.Should().Contain("\"treeTrusted\": true");
    }

    // What the sample answers already stays as it is: a key cannot stand twice.
    private static string Answers(string thing, bool last)
    {
        var described = File.ReadAllText(Path.Combine(Repository.Root, "samples", "support-agent", "proofmark.yaml"));
        var questions = File.ReadAllText(Path.Combine(Repository.Root, "docs", "questions.md")).Split($"\n## {thing}\n")[1].Split("\n## ")[0];
        var answers = Regex.Matches(questions, "^\\| `(?<id>[a-z0-9-]+)` \\|.*\\| (?<first>`[^|]*) \\|$", RegexOptions.Multiline)
            .Select(m => (Id: m.Groups["id"].Value, Values: Regex.Matches(m.Groups["first"].Value, "(?:^|; )`([A-Za-z0-9.-]+)`:").Select(v => v.Groups[1].Value).ToList())).ToList();
        answers.Should().NotBeEmpty().And.OnlyContain(a => a.Values.Count >= 2);
        return string.Join(", ", answers.Where(a => !described.Contains($"{a.Id}:", StringComparison.Ordinal)).Select(a => $"{a.Id}: {(last ? a.Values[^1] : a.Values[0])}"));
    }

    private void Forge(JsonNode result, string method)
    {
        var forged = result.DeepClone();
        forged["outcome"] = "pass";
        forged["method"] = method;
        forged["findings"] = new JsonArray();
        forged["reasonCodes"] = new JsonArray();
        forged["time"] = "2029-01-01T00:00:00+00:00";
        forged["coverage"]!["unread"] = new JsonArray();
        forged["coverage"]!["seen"] = forged["coverage"]!["total"]!.DeepClone();
        var subject = forged["subject"]!;
        var name = subject["name"]!.GetValue<string>();
        var digest = subject["digest"]?.GetValue<string>()["sha256:".Length..]
            ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{subject["kind"]!.GetValue<string>()}:{name}")));
        var statement = new JsonObject
        {
            ["_type"] = "https://in-toto.io/Statement/v1",
            ["subject"] = new JsonArray(new JsonObject { ["name"] = name, ["digest"] = new JsonObject { ["sha256"] = digest } }),
            ["predicateType"] = "urn:proofmark:check-result:v1",
            ["predicate"] = new JsonObject { ["result"] = forged },
        };
        var bytes = Encoding.UTF8.GetBytes(Canonical(statement));
        folder.Write($"system/.proofmark/evidence/{Convert.ToHexStringLower(SHA256.HashData(bytes))}.json", bytes);
    }

    // RFC 8785 for the strings and whole numbers that occur here.
    private static string Canonical(JsonNode? node) => node switch
    {
        JsonObject value => "{" + string.Join(',', value.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{JsonSerializer.Serialize(p.Key, Relaxed)}:{Canonical(p.Value)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(Canonical)) + "]",
        null => "null",
        _ => node.ToJsonString(Relaxed),
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonNode Assess()
    {
        var run = ProofmarkProcess.Run("assess", system, "--no-save", "--as-of", "2026-11-30", "-o", "json");
        run.ExitCode.Should().Be(1, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    private void ShouldBeNoBetter(JsonNode forged)
    {
        ShouldCreditNoMore(forged);
        forged["assessment"]!["coverage"]!["with"]!.GetValue<int>().Should().BeLessThanOrEqualTo(honest["assessment"]!["coverage"]!["with"]!.GetValue<int>());
    }

    private void ShouldCreditNoMore(JsonNode forged)
    {
        var before = Standings(honest);
        var after = Standings(forged);
        after.Keys.Should().Contain(before.Keys);
        foreach (var (id, standing) in before)
        {
            Array.IndexOf(StandingOrder, after[id]).Should().BeLessThanOrEqualTo(Array.IndexOf(StandingOrder, standing), id);
        }

        foreach (var (id, credit) in Credits(forged))
        {
            credit.Should().BeLessThanOrEqualTo(Credits(honest).GetValueOrDefault(id), id);
        }

        Findings(forged).Should().Contain(Findings(honest));
    }

    private static Dictionary<string, string> Standings(JsonNode report) => report["assessment"]!["risks"]!.AsArray()
        .ToDictionary(r => r!["id"]!.GetValue<string>(), r => r!["standing"]!.GetValue<string>());

    private static Dictionary<string, double> Credits(JsonNode report) => report["assessment"]!["controls"]!.AsArray()
        .ToDictionary(c => c!["controlId"]!.GetValue<string>(), c => c!["credited"]?.GetValue<double>() ?? 0);

    private static List<string> Findings(JsonNode report) =>
        [.. report["results"]!.AsArray().SelectMany(r => r!["findings"]!.AsArray()).Select(f => $"{f!["ruleId"]} {f["severity"]} {f["location"]!["path"]}")];
}
