using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Rules;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary>JSON of rules.</summary>
internal static class RulesJson
{
    public static string Render(RuleSet set, IReadOnlyList<Rule> rules, DateTimeOffset asOf) => JsonSerializer.Serialize(
        new Envelope<RuleEntry>
        {
            Schema = "proofmark.rules",
            RuleSet = set.Digest,
            CatalogueCommit = Catalogue.Load().Commit,
            AsOf = asOf,
            Subject = new Subject(Core.SubjectKind.Artifact, "design rules", set.Digest),
            Outcome = Core.Outcome.NotApplicable,
            ReasonCodes = ["lookup"],
            Results = [.. rules.Select(RuleEntry.Of)],
        },
        RulesJsonContext.Default.EnvelopeRuleEntry);
}

/// <summary>A rule as JSON shows it.</summary>
internal sealed record RuleEntry
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required RuleOrigin Origin { get; init; }

    public required string Title { get; init; }

    public required string For { get; init; }

    public required IReadOnlyList<string> Kinds { get; init; }

    public string? Where { get; init; }

    public required string When { get; init; }

    public required IReadOnlyList<string> Asks { get; init; }

    public string? Profile { get; init; }

    public required IReadOnlyList<string> Risks { get; init; }

    public required IReadOnlyList<string> Controls { get; init; }

    public required Polarity Polarity { get; init; }

    public required Severity Severity { get; init; }

    public required string Why { get; init; }

    public required string Fix { get; init; }

    public required IReadOnlyList<string> References { get; init; }

    public static RuleEntry Of(Rule rule) => new()
    {
        Id = rule.Id,
        Version = rule.Version,
        Origin = rule.Origin,
        Title = rule.Title,
        For = rule.Subject.ToString().ToLowerInvariant(),
        Kinds = rule.Kinds,
        Where = rule.Where?.Source,
        When = rule.When.Source,
        Asks = [.. rule.Asks.Select(q => q.Property)],
        Profile = rule.Profile is { } level ? AssuranceLevels.NameOf(level) : null,
        Risks = rule.Risks,
        Controls = rule.Controls,
        Polarity = rule.Polarity,
        Severity = rule.Severity,
        Why = rule.Why.Source,
        Fix = rule.Fix.Source,
        References = rule.References,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Envelope<RuleEntry>))]
[JsonSerializable(typeof(Envelope<Proofmark.Risk.Rules.Testing.RuleTestResult>))]
internal sealed partial class RulesJsonContext : JsonSerializerContext;
