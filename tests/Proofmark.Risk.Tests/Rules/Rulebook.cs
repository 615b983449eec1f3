using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Evaluation;
using Proofmark.Risk.Rules.Reading;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Rules;

/// <summary>Makes rules for tests.</summary>
internal static class Rulebook
{
    private const string Fixture = "{components: {a: {kind: agent}}}";

    /// <summary>A rule of one subject and condition, with fixtures that hold whatever the condition is about.</summary>
    public static string Text(string subject, string when, string more = "", string id = "a-rule", string message = "Mend it.") => $$"""
        id: {{id}}
        title: Is it well?
        risks: [riskRogueActions]
        controls: [controlAgentPluginPermissions]
        for: {{subject}}
        {{more}}
        when: {{when}}
        message: "{{message}}"
        why: Because.
        fix: Mend it.
        test:
          positive: {{Fixture}}
          negative: {{Fixture}}
        """;

    public static RuleSet Read(out List<DocumentError> errors, RuleOrigin origin, params string[] sources)
    {
        errors = [];
        return RuleSet.Read(sources.Select((s, i) => KeyValuePair.Create($"{i}.yaml", Encoding.UTF8.GetBytes(s))), Limits.Default, errors, origin);
    }

    public static RuleSet Read(params string[] sources)
    {
        var rules = Read(out var errors, RuleOrigin.BuiltIn, sources);
        errors.Should().BeEmpty();
        return rules;
    }

    public static CheckResult Run(SystemModel model, string rule) => RuleEvaluator.Evaluate(Read(rule), model, Some.Now, false).Single();

    /// <summary>A system in the form of a fixture.</summary>
    public static SystemModel System(string yaml)
    {
        var errors = new List<DocumentError>();
        var reading = DocumentReader.ReadYaml("system.yaml", Encoding.UTF8.GetBytes(yaml), Limits.Default);
        var model = FixtureReader.Read("system.yaml", new DocumentFields("system.yaml", "", (DocumentMapping)reading.Root!, errors));
        errors.Should().BeEmpty();
        return model;
    }
}
