using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Systems.Presets;

/// <summary>The presets of this build.</summary>
public static class PresetBook
{
    private const string Prefix = "presets/";

    private static readonly Lazy<IReadOnlyList<Preset>> Embedded = new(Read);

    /// <summary>All presets by name.</summary>
    public static IReadOnlyList<Preset> All => Embedded.Value;

    /// <summary>A preset; null when there is none of that name.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    private static List<Preset> Read()
    {
        var assembly = typeof(PresetBook).Assembly;
        var errors = new List<DocumentError>();
        var presets = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(n => Entry(n[Prefix.Length..], assembly.GetManifestResourceStream(n)!, errors)).ToList();
        return errors.Count == 0 ? presets : throw new InvalidOperationException($"the embedded presets are broken: {string.Join("; ", errors)}");
    }

    private static Preset Entry(string file, Stream stream, List<DocumentError> errors)
    {
        using var bytes = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(bytes);
        }

        var reading = DocumentReader.ReadYaml(file, bytes.ToArray(), Limits.Default);
        errors.AddRange(reading.Errors);
        var fields = new DocumentFields(file, "", reading.Root as DocumentMapping ?? new DocumentMapping([], 1, 1), errors);
        var preset = new Preset(Path.GetFileNameWithoutExtension(file), fields.RequiredString("title"), fields.StringList("questions"), fields.RequiredString("description"));
        fields.RefuseUnknown();
        return preset;
    }
}
