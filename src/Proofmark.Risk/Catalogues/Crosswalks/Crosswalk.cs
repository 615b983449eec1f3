using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Risk.Catalogues.Frameworks;

namespace Proofmark.Risk.Catalogues.Crosswalks;

/// <summary>How the entries of a catalogue relate to those of other catalogues: what the source says, and what we add.</summary>
public sealed class Crosswalk
{
    /// <summary>The basis of a row that the Risk Map, or an imported catalogue, states.</summary>
    public const string OfSource = "published(riskmap)";

    private static readonly Lazy<CrosswalkFile> Ours = new(() =>
        JsonSerializer.Deserialize(EmbeddedData.Read("x-crosswalk.json"), CrosswalkJson.Default.CrosswalkFile)!);

    private readonly ILookup<string, CrosswalkRow> bySubject;

    private Crosswalk(IEnumerable<CrosswalkRow> rows, IEnumerable<WithoutCounterpart> without)
    {
        Rows = [.. rows];
        Without = [.. without];
        bySubject = Rows.ToLookup(r => r.Subject, StringComparer.Ordinal);
    }

    /// <summary>All rows: those of the source in its order, then ours.</summary>
    public IReadOnlyList<CrosswalkRow> Rows { get; }

    /// <summary>Risks to which a framework has nothing, with the reason.</summary>
    public IReadOnlyList<WithoutCounterpart> Without { get; }

    /// <summary>The crosswalk of a catalogue. The source does not say how two entries relate: its rows are <see cref="MappingPredicate.Related"/>.</summary>
    public static Crosswalk Of(Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var stated = catalogue.Risks.Where(r => r.Parent is null).SelectMany(r => Stated(r.Id, r.Mappings))
            .Concat(catalogue.Controls.SelectMany(c => Stated(c.Id, c.Mappings)))
            .Concat(catalogue.Personas.SelectMany(p => Stated(p.Id, p.Mappings)));
        return new Crosswalk(
            stated.Concat(Ours.Value.Rows.Where(r => catalogue.Ids.Contains(r.Subject))),
            Ours.Value.Without.Where(w => catalogue.Ids.Contains(w.Subject)));
    }

    /// <summary>Rows of one entry.</summary>
    public IEnumerable<CrosswalkRow> Of(string subject) => bySubject[subject];

    /// <summary>What may be said about entries of other catalogues when entries of this one are satisfied; see <see cref="CrosswalkPropagation.Propagate"/>.</summary>
    /// <param name="satisfied">Ids that are satisfied by evidence of their own.</param>
    public IReadOnlyDictionary<string, CrosswalkStanding> Propagate(IEnumerable<string> satisfied) => CrosswalkPropagation.Propagate(Rows, satisfied);

    private static IEnumerable<CrosswalkRow> Stated(string subject, IReadOnlyDictionary<string, IReadOnlyList<string>> mappings) =>
        mappings.SelectMany(m => m.Value.Select(value => new CrosswalkRow(
            subject,
            MappingPredicate.Related,
            Versioned(MappedId.OfMapping(m.Key, value)).ToString(),
            "stated by the source, which does not say how the two relate",
            OfSource)));

    // STRIDE has no versions: what names none means the one that is held.
    private static MappedId Versioned(MappedId id) =>
        id.Version is null && FrameworkSet.Load().Find(id.Framework) is { } framework ? id with { Version = framework.Version } : id;
}

/// <summary>The layout of <c>x-crosswalk.json</c>.</summary>
internal sealed record CrosswalkFile(string Id, string Note, IReadOnlyList<CrosswalkRow> Rows, IReadOnlyList<WithoutCounterpart> Without);

/// <summary>Source-generated JSON of the crosswalk.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CrosswalkFile))]
internal sealed partial class CrosswalkJson : JsonSerializerContext;
