using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Proofmark.Risk.Catalogues.Frameworks;

/// <summary>The frameworks whose ids are part of this build.</summary>
public sealed class FrameworkSet
{
    /// <summary>Id of MITRE ATLAS.</summary>
    public const string Atlas = "mitre-atlas";

    /// <summary>Id of the OWASP Top 10 for LLM applications.</summary>
    public const string OwaspLlm = "owasp-top10-llm";

    private static readonly Lazy<FrameworkSet> Embedded = new(() => new(EmbeddedData.Names("framework-")
        .Select(name => JsonSerializer.Deserialize(EmbeddedData.Read(name), FrameworkJson.Default.Framework)!)));

    private readonly FrozenDictionary<string, Framework> frameworks;
    private readonly FrozenDictionary<(string Framework, string Id), FrameworkEntry> entries;
    private readonly FrozenDictionary<MappedId, string> absences;

    private FrameworkSet(IEnumerable<Framework> all)
    {
        All = [.. all];
        frameworks = All.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
        entries = All.SelectMany(f => f.Entries.Select(e => (Key: (f.Id, e.Id), Entry: e))).ToFrozenDictionary(p => p.Key, p => p.Entry);
        absences = JsonSerializer.Deserialize(EmbeddedData.Read("known-absences.json"), FrameworkJson.Default.AbsenceFile)!.Rows
            .ToFrozenDictionary(r => new MappedId(r.Framework, r.Version, r.Id), r => r.Reference);
    }

    /// <summary>The frameworks in the order of their ids.</summary>
    public IReadOnlyList<Framework> All { get; }

    /// <summary>The set that is part of this build.</summary>
    public static FrameworkSet Load() => Embedded.Value;

    /// <summary>The framework of an id, or null.</summary>
    public Framework? Find(string framework) => frameworks.GetValueOrDefault(framework);

    /// <summary>An entry of the version that is held, or null.</summary>
    public FrameworkEntry? Find(string framework, string id) => entries.GetValueOrDefault((framework, id));

    /// <summary>Why it is known that a version of a framework lacks an id; null when nobody has looked.</summary>
    public string? AbsenceOf(MappedId id) => absences.GetValueOrDefault(id);
}

/// <summary>The layout of <c>known-absences.json</c>.</summary>
internal sealed record AbsenceFile(string Note, IReadOnlyList<Absence> Rows);

/// <summary>An id that a version of a framework is known to lack.</summary>
/// <param name="Framework">Framework id.</param>
/// <param name="Version">Version.</param>
/// <param name="Id">The id that is not there.</param>
/// <param name="Reference">Where that can be seen.</param>
internal sealed record Absence(string Framework, string Version, string Id, string Reference);

/// <summary>Source-generated JSON of the frameworks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Framework))]
[JsonSerializable(typeof(AbsenceFile))]
internal sealed partial class FrameworkJson : JsonSerializerContext;
