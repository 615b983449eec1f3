using System.Globalization;
using Proofmark.Core;
using Proofmark.Interchange.CycloneDx;
using Proofmark.Systems.Description;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.App.Exporting;

/// <summary>A system as a bill of materials: models, data and packages are components, parts that text flows through are services.</summary>
public static class SystemBom
{
    private const string Root = "system";

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        "componentApplication", "componentReasoningCore", "componentTools", "componentModelServing", "componentModelTrainingTuning", "componentModelEvaluation",
        "componentDataFilteringAndProcessing", "componentApplicationInputHandling", "componentApplicationOutputHandling", "componentAgentInputHandling",
        "componentAgentOutputHandling", "componentOrchestrationInputHandling", "componentOrchestrationOutputHandling",
    };

    /// <summary>The bill of a system.</summary>
    /// <param name="model">The system.</param>
    /// <param name="asOf">The moment that the bill names (UTC).</param>
    public static CycloneDxBom Of(SystemModel model, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(model);
        IReadOnlyList<CycloneDxComponent> components =
        [
            .. model.Components.Where(c => !Services.Contains(c.Kind)).Select(Part),
            .. model.Data.Values.Select(Data),
            .. model.Facts.Where(f => f.Kind == FactKind.Dependency).Select(Package).DistinctBy(c => c.BomRef, StringComparer.Ordinal),
        ];
        var services = model.Components.Where(c => Services.Contains(c.Kind)).Select(c => Service(model, c)).ToList();
        return new CycloneDxBom
        {
            Metadata = new CycloneDxMetadata(
                asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                new CycloneDxTools([new() { Type = "application", Name = ToolIdentity.Current.Name, Version = ToolIdentity.Current.Version }]),
                new() { Type = "application", BomRef = Root, Name = model.Id }),
            Components = components,
            Services = services,
            Dependencies = [new(Root, [.. components.Select(c => c.BomRef!), .. services.Select(s => s.BomRef)])],
        };
    }

    private static string Reference(string kind, string name) => $"{kind}:{Uri.EscapeDataString(name)}";

    private static CycloneDxComponent Part(SystemComponent component)
    {
        var isModel = component.Kind == "componentTheModel";
        return new()
        {
            Type = isModel ? "machine-learning-model" : component.Kind == "componentModelFrameworksAndCode" ? "framework" : "data",
            BomRef = Reference("component", component.Id),
            Name = component.Id,
            Properties = Properties(component),
        };
    }

    private static CycloneDxComponent Data(DataSet data) => new()
    {
        Type = "data",
        BomRef = Reference("data", data.Name),
        Name = data.Name,
        Data = [new("dataset", data.Name) { Classification = data.Classes.Count == 0 ? null : string.Join(",", data.Classes) }],
    };

    private static CycloneDxComponent Package(Fact fact)
    {
        var version = fact.Attributes.GetValueOrDefault("version");
        var ecosystem = fact.Attributes.GetValueOrDefault("ecosystem");
        var pinned = version is { Length: > 0 } && fact.Attributes.GetValueOrDefault("pinned") == "true";
        return new()
        {
            Type = "library",
            BomRef = Reference("package", $"{ecosystem}/{fact.Value}@{version}"),
            Name = fact.Value,
            Version = pinned ? version : null,
            Purl = ecosystem is "pypi" or "npm" ? Purl(ecosystem, fact.Value, pinned ? version : null) : null,
        };
    }

    // Package URL: an npm scope is a segment of its own, PyPI names are lower case with '-'.
    private static string Purl(string ecosystem, string name, string? version)
    {
        var normal = ecosystem == "pypi" ? name.ToLowerInvariant().Replace('_', '-') : name;
        return $"pkg:{ecosystem}/{string.Join('/', normal.Split('/').Select(Uri.EscapeDataString))}{(version is null ? "" : $"@{Uri.EscapeDataString(version)}")}";
    }

    private static CycloneDxService Service(SystemModel model, SystemComponent component)
    {
        var flows = model.Flows.Where(f => f.From == component.Id || f.To == component.Id).ToList();
        return new()
        {
            BomRef = Reference("component", component.Id),
            Name = component.Id,
            CrossesTrustBoundary = model.Boundaries.Count == 0 ? null : flows.Any(f => Zone(model, f.From) != Zone(model, f.To)),
            TrustZone = Zone(model, component.Id),
            Data = flows.Count == 0 ? null : [.. flows.Select(f => Flow(model, component, f))],
            Properties = Properties(component),
        };
    }

    private static string? Zone(SystemModel model, string id) => model.Boundaries.FirstOrDefault(b => b.Value.Contains(id)).Key;

    private static CycloneDxFlow Flow(SystemModel model, SystemComponent component, SystemFlow flow)
    {
        var other = flow.From == component.Id ? flow.To : flow.From;
        var classes = model.Components.Where(c => c.Id == flow.From).SelectMany(c => c.Data)
            .SelectMany(name => model.Data.TryGetValue(name, out var data) ? data.Classes : []).Distinct(StringComparer.Ordinal).ToList();
        var end = new[] { $"urn:proofmark:{Reference("component", other)}" };
        var moved = new CycloneDxFlow(flow.From == component.Id ? "outbound" : "inbound", classes.Count == 0 ? "unclassified" : string.Join(",", classes), flow.Label.Length == 0 ? "data" : flow.Label);
        return flow.From == component.Id ? moved with { Destination = end } : moved with { Source = end };
    }

    private static IReadOnlyList<CycloneDxProperty> Properties(SystemComponent component) =>
    [
        new("proofmark:kind", ComponentKinds.AliasOf(component.Kind)),
        new("proofmark:declared", component.Declared ? "true" : "false"),
        .. component.Exposure is { } exposure ? new[] { new CycloneDxProperty("proofmark:exposure", exposure) } : [],
        .. component.Source is { } source ? new[] { new CycloneDxProperty("proofmark:source", source) } : [],
        .. component.Format is { } format ? new[] { new CycloneDxProperty("proofmark:format", format) } : [],
        .. component.Files.Select(f => new CycloneDxProperty("proofmark:file", f)),
    ];
}
