using System.Text.Json;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Risk.Catalogues.Importing;

/// <summary>
/// Reads the original files of the CoSAI Risk Map (<c>risk-map/yaml/*.yaml</c>) from a user's checkout. YAML is read as YAML 1.2, so that a bare
/// <c>No</c> stays a text. Fields that this version does not know are kept; names in double braces are replaced by titles.
/// </summary>
public sealed class RiskMapImporter
{
    private static readonly string[] Needed = ["risks.yaml", "controls.yaml", "components.yaml", "personas.yaml"];
    private static readonly string[] Known = [.. Needed, "lifecycle-stage.yaml", "impact-type.yaml", "actor-access.yaml", "frameworks.yaml"];

    private readonly List<DocumentError> errors = [];
    private readonly Dictionary<string, DocumentMapping> roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> extra = new(StringComparer.Ordinal);

    private RiskMapImporter()
    {
    }

    /// <summary>The names of the files that must be there.</summary>
    public static IReadOnlyList<string> NeededFiles => Needed;

    /// <summary>Reads a catalogue.</summary>
    /// <param name="files">Names, without folder, and contents; files that do not belong to the catalogue, such as colours of diagrams, are not read.</param>
    /// <param name="commit">Commit of the checkout, or a digest of the files.</param>
    /// <param name="limits">Bounds on length, depth and number of nodes of each file.</param>
    /// <param name="errors">Everything that is wrong, with file, line and field; empty when a document is returned.</param>
    /// <returns>The document; null when a file is missing or wrong.</returns>
    public static CatalogueDocument? Read(IEnumerable<KeyValuePair<string, byte[]>> files, string commit, Limits limits, out IReadOnlyList<DocumentError> errors)
    {
        ArgumentNullException.ThrowIfNull(files);
        var importer = new RiskMapImporter();
        importer.ReadRoots(files, limits);
        var file = importer.errors.Count == 0 ? importer.Bind(commit) : null;
        errors = importer.errors;
        return importer.errors.Count == 0 && file is not null ? new CatalogueDocument(file) : null;
    }

    private void ReadRoots(IEnumerable<KeyValuePair<string, byte[]>> files, Limits limits)
    {
        foreach (var (name, bytes) in files.Where(f => Known.Contains(f.Key, StringComparer.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var reading = DocumentReader.ReadYaml(name, bytes, limits);
            errors.AddRange(reading.Errors);
            if (reading.Root is DocumentMapping root)
            {
                roots[name] = root;
            }
            else if (reading.Errors.Count == 0)
            {
                errors.Add(new DocumentError(name, 1, 1, "", "a mapping is expected here"));
            }
        }

        errors.AddRange(Needed.Where(n => !roots.ContainsKey(n) && errors.All(e => e.File != n)).Select(n => new DocumentError(n, 1, 1, "", "the file is missing; name the folder risk-map/yaml of a checkout, or a folder above it")));
    }

    private CatalogueFile Bind(string commit)
    {
        var titles = new EntryTitles(roots.Values);
        var stages = Words("lifecycle-stage.yaml", "lifecycleStages");
        var impacts = Words("impact-type.yaml", "impactTypes");
        var accesses = Words("actor-access.yaml", "actorAccessLevels");
        var binder = new EntryBinder(titles, [.. stages.Select(w => w.Id)], [.. impacts.Select(w => w.Id)], [.. accesses.Select(w => w.Id)]);
        var result = new CatalogueFile(
            "CoSAI Risk Map, imported from a checkout",
            commit,
            "",
            "Apache-2.0; the notices of the imported files remain in force",
            "read from YAML into a layout of our own; names in double braces replaced by titles; not a publication of the Coalition for Secure AI",
            [.. Entries("risks.yaml", "risks").Select(binder.Risk)],
            [.. Entries("controls.yaml", "controls").Select(binder.Control)],
            [.. Entries("components.yaml", "components").Select(binder.Component)],
            [.. Entries("personas.yaml", "personas").Select(binder.Persona)],
            stages,
            impacts,
            accesses);
        KeepTheRest();
        return result with { Extra = extra.Count > 0 ? extra : null };
    }

    private IEnumerable<DocumentFields> Entries(string file, string key)
    {
        var entries = new DocumentFields(file, "", roots[file], errors).MappingList(key);
        if (entries.Count == 0)
        {
            errors.Add(new DocumentError(file, roots[file].Line, roots[file].Column, key, "the list is missing or empty"));
        }

        return entries;
    }

    private List<VocabularyEntry> Words(string file, string key) => roots.TryGetValue(file, out var root)
        ? [.. new DocumentFields(file, "", root, errors).MappingList(key).Select(w => new VocabularyEntry(w.RequiredString("id"), w.RequiredString("title"), w.OptionalString("category")))]
        : [];

    // What stands beside the lists of entries: titles and descriptions of the files, categories, frameworks, and whatever else there will be.
    private void KeepTheRest()
    {
        foreach (var (name, root) in roots)
        {
            var rest = root.Entries.Where(e => e.Key is not ("risks" or "controls" or "components" or "personas")).ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
            if (rest.Count > 0)
            {
                extra[name] = NodeJson.Write(rest);
            }
        }
    }
}
