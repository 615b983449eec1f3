using System.Collections.Frozen;
using Proofmark.Core.Documents;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Rules;

namespace Proofmark.App.Policies;

/// <summary>Reads the section <c>gate</c> of a policy.</summary>
internal static class GateReader
{
    private static readonly FrozenDictionary<string, RiskStanding> Standings = new Dictionary<string, RiskStanding>(StringComparer.Ordinal)
    {
        ["exposed"] = RiskStanding.Exposed,
        ["unknown"] = RiskStanding.Unknown,
        ["partly-covered"] = RiskStanding.PartlyCovered,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, AssuranceLevel> Levels =
        Enum.GetValues<AssuranceLevel>().ToFrozenDictionary(AssuranceLevels.NameOf, StringComparer.Ordinal);

    public static GateConditions Read(DocumentFields? fields)
    {
        if (fields is null)
        {
            return GateConditions.None;
        }

        var gate = new GateConditions
        {
            Standings = [.. fields.StringList("standings").Select(s => Standing(fields, s)).OfType<RiskStanding>().Distinct().Order()],
            Contested = fields.OptionalBoolean("contested") ?? false,
            CoveragePercent = fields.OptionalInteger("coveragePercent", 0, 100),
            NewAttackPath = fields.OptionalBoolean("newAttackPath") ?? false,
            McpProfile = fields.OptionalChoice("mcpProfile", "mcp-l1", "mcp-l2", "mcp-l3", "mcp-l4") is { } level ? Levels.GetValueOrDefault(level) : null,
        };
        fields.RefuseUnknown();
        return gate;
    }

    private static RiskStanding? Standing(DocumentFields fields, string name)
    {
        if (Standings.TryGetValue(name, out var standing))
        {
            return standing;
        }

        fields.Fail("standings", $"'{name}' is none of: exposed, unknown, partly-covered");
        return null;
    }
}
