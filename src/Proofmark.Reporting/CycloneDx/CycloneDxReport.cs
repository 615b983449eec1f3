using Proofmark.Core;
using Proofmark.Interchange.CycloneDx;
using Proofmark.Interchange.Oscal;
using Proofmark.Systems.Description;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.CycloneDx;

/// <summary>A system as a CycloneDX bill of materials: models and data as components, what is called as services with their flows, packages as libraries.</summary>
public static class CycloneDxReport
{
    private const string Unclassified = "unclassified";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["componentTheModel"] = "machine-learning-model",
        ["componentTrainingData"] = "data",
        ["componentDataSources"] = "data",
        ["componentDataStorage"] = "data",
        ["componentAgentSystemInstruction"] = "data",
        ["componentModelStorage"] = "platform",
        ["componentModelFrameworksAndCode"] = "framework",
        ["componentModelTrainingTuning"] = "application",
        ["componentModelEvaluation"] = "application",
        ["componentDataFilteringAndProcessing"] = "application",
    };

    /// <summary>Renders a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="asOf">When (UTC).</param>
    public static string Render(SystemModel system, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(system);
        var described = system.Components.Where(c => Types.ContainsKey(c.Kind)).Select(c => Component(system, c));
        var sets = system.Data.Values.Select(Set);
        var packages = system.Facts.Where(f => f.Kind == FactKind.Dependency).Select(Package).DistinctBy(p => p.BomRef).OrderBy(p => p.BomRef, StringComparer.Ordinal);
        var tool = ToolIdentity.Current;
        return CycloneDxWriter.Write(new CycloneDxBom
        {
            SerialNumber = $"urn:uuid:{OscalUuid.Of("cyclonedx", system.Id, asOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture))}",
            Metadata = new CycloneDxMetadata(
                asOf.ToUniversalTime(),
                new CycloneDxTools([new CycloneDxComponent("application", tool.Name) { Version = tool.Version }]),
                new CycloneDxComponent("application", system.Id) { BomRef = "system" }),
            Components = [.. described, .. sets, .. packages],
            Services = [.. system.Components.Where(c => !Types.ContainsKey(c.Kind)).Select(c => Service(system, c))],
            Dependencies = [.. system.Components.Select(c => new CycloneDxDependency(Ref(c), Targets(system, c))).Where(d => d.DependsOn.Count > 0)],
        });
    }

    private static CycloneDxComponent Component(SystemModel system, SystemComponent component) => new(Types[component.Kind], component.Id)
    {
        BomRef = Ref(component),
        Version = component.Source?.Split('@') is [_, var revision] ? revision : null,
        Data = Types[component.Kind] == "data" ? [.. component.Data.DefaultIfEmpty(component.Id).Select(name => new CycloneDxData("dataset", name, Class(system, name)))] : null,
        Properties = Properties(component),
    };

    private static CycloneDxComponent Set(DataSet set) => new("data", set.Name)
    {
        BomRef = $"data:{set.Name}",
        Data = [new CycloneDxData("dataset", set.Name, set.Classes.Count == 0 ? null : string.Join(", ", set.Classes))],
    };

    private static CycloneDxComponent Package(Fact fact)
    {
        var version = fact.Attributes.GetValueOrDefault("version");
        var exact = version is { Length: > 0 } && version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+') && char.IsAsciiDigit(version[0]) ? version : null;
        var purl = fact.Attributes.GetValueOrDefault("ecosystem") is { Length: > 0 } ecosystem ? $"pkg:{ecosystem}/{Uri.EscapeDataString(fact.Value)}{(exact is null ? "" : "@" + Uri.EscapeDataString(exact))}" : null;
        return new CycloneDxComponent("library", fact.Value) { BomRef = $"package:{purl ?? fact.Value}", Version = exact, Purl = purl };
    }

    private static CycloneDxService Service(SystemModel system, SystemComponent component)
    {
        var flows = system.Flows.Where(f => f.From == component.Id || f.To == component.Id).ToList();
        return new CycloneDxService(component.Id)
        {
            BomRef = Ref(component),
            CrossesTrustBoundary = flows.Any(f => !ZonesOf(system, f.From).SequenceEqual(ZonesOf(system, f.To))),
            TrustZone = ZonesOf(system, component.Id).FirstOrDefault(),
            Data = flows.Count == 0 ? null : [.. flows.Select(f => new CycloneDxFlow(f.To == component.Id ? "inbound" : "outbound", Unclassified, f.Label.Length == 0 ? null : f.Label)).Distinct()],
            Properties = Properties(component),
        };
    }

    private static CycloneDxProperty[] Properties(SystemComponent component) =>
    [
        new("proofmark:kind", ComponentKinds.AliasOf(component.Kind)),
        new("proofmark:declared", component.Declared ? "true" : "false"),
        .. component.Source is { } source ? [new CycloneDxProperty("proofmark:source", source)] : Array.Empty<CycloneDxProperty>(),
        .. component.Untrusted.Count > 0 ? [new CycloneDxProperty("proofmark:untrusted", string.Join(", ", component.Untrusted))] : Array.Empty<CycloneDxProperty>(),
    ];

    private static List<string> Targets(SystemModel system, SystemComponent component) =>
        [.. system.Components.Where(c => c.Id != component.Id && system.Flows.Any(f => f.From == component.Id && f.To == c.Id)).Select(Ref)];

    private static List<string> ZonesOf(SystemModel system, string id) =>
        [.. system.Boundaries.Where(b => b.Value.Contains(id, StringComparer.Ordinal)).Select(b => b.Key).Order(StringComparer.Ordinal)];

    private static string? Class(SystemModel system, string name) =>
        system.Data.TryGetValue(name, out var set) && set.Classes.Count > 0 ? string.Join(", ", set.Classes) : null;

    private static string Ref(SystemComponent component) => $"component:{component.Id}";
}
