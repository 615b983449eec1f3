using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description;

/// <summary>Reads <c>proofmark.yaml</c> (<c>docs/system-description.md</c>, <c>spec/proofmark.schema.json</c>). All mistakes are reported at once.</summary>
public static class DescriptionReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "proofmark.yaml";

    /// <summary>Reads a description.</summary>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="catalogueIds">Ids that controls, personas and risks may have.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="mistakes">Everything that is wrong; empty when the description may be used.</param>
    /// <returns>The description, as far as it could be read.</returns>
    public static SystemDescription? Read(ReadOnlySpan<byte> bytes, IReadOnlySet<string> catalogueIds, Limits limits, out IReadOnlyList<DocumentError> mistakes) =>
        Read(bytes, catalogueIds, limits, null, out mistakes);

    /// <summary>Reads a description and what it includes.</summary>
    internal static SystemDescription? Read(
        ReadOnlySpan<byte> bytes, IReadOnlySet<string> catalogueIds, Limits limits, IncludeSource? source, out IReadOnlyList<DocumentError> mistakes)
    {
        ArgumentNullException.ThrowIfNull(catalogueIds);
        var reading = DocumentReader.ReadYaml(FileName, bytes, limits);
        var found = new List<DocumentError>(reading.Errors);
        mistakes = found;
        if (reading.Root is DocumentMapping root)
        {
            var documents = new IncludeCollector(source, limits, found).Collect(root);
            var description = new DescriptionBinder(catalogueIds, documents, found).Bind();
            mistakes = [.. found.OrderBy(e => e.File != FileName).ThenBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Column)];
            return description;
        }

        if (found.Count == 0)
        {
            found.Add(new DocumentError(FileName, 1, 1, "", "a description is a mapping; 'proofmark init' writes one to begin with"));
        }

        return null;
    }
}
