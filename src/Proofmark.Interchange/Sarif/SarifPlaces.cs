using Proofmark.Core;

namespace Proofmark.Interchange.Sarif;

/// <summary>Locations in SARIF's terms.</summary>
internal static class SarifPlaces
{
    private const string Root = "%SRCROOT%";

    public static IReadOnlyDictionary<string, SarifArtifactLocation> Roots { get; } = new SortedDictionary<string, SarifArtifactLocation>(StringComparer.Ordinal)
    {
        [Root] = new SarifArtifactLocation { Description = new SarifMessage("The folder that was assessed.") },
    };

    public static SarifLocation Of(Location location, IReadOnlyList<string> components) => new()
    {
        PhysicalLocation = new SarifPhysicalLocation(
            new SarifArtifactLocation { Uri = RelativeUri(location.Path), UriBaseId = Root },
            Region(location)),
        LogicalLocations = Logical(location, components),
    };

    /// <summary>A relative reference (RFC 3986, 4.2): each segment is percent-encoded, so a name can be neither a scheme nor an authority nor a query.</summary>
    private static string RelativeUri(string path) =>
        string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString));

    /// <summary>An offset inside a member is no offset of the file, so it makes no region.</summary>
    private static SarifRegion? Region(Location location) => location switch
    {
        { Member: not null } => null,
        { Line: { } line } => new SarifRegion { StartLine = Math.Max(line, 1), StartColumn = location.Column },
        { Offset: { } offset } => new SarifRegion { ByteOffset = offset },
        _ => null,
    };

    private static List<SarifLogicalLocation>? Logical(Location location, IReadOnlyList<string> components)
    {
        var member = location.Member is { } name
            ? [new SarifLogicalLocation { Name = name, FullyQualifiedName = $"{location.Path}!/{name}", Kind = "member" }]
            : Enumerable.Empty<SarifLogicalLocation>();
        var all = member.Concat(components.Select(c => new SarifLogicalLocation { Name = c, Kind = "component" })).ToList();
        return all.Count == 0 ? null : all;
    }
}
