using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description;

/// <summary>Gets a file that a description includes: its bytes, or why it is not read.</summary>
/// <param name="path">Path below the system's folder, with forward slashes.</param>
internal delegate (byte[]? Bytes, string? Refusal) IncludeSource(string path);

/// <summary>Follows <c>include</c>: the documents that together are one description. Each is read once; a circle is a mistake.</summary>
internal sealed class IncludeCollector(IncludeSource? source, Limits limits, List<DocumentError> errors)
{
    private const int MaxFiles = 50;
    private const string Key = "include";

    private readonly DescriptionFields common = new(errors);

    // All parts together are bounded as one document is.
    private long room = limits.MaxDocumentBytes;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal) { DescriptionReader.FileName };

    /// <summary>The main document first, then those that it includes in the order in which they are named.</summary>
    public List<DocumentFields> Collect(DocumentMapping main)
    {
        var documents = new List<DocumentFields> { Fields(DescriptionReader.FileName, main) };
        for (var next = 0; next < documents.Count; next++)
        {
            var from = documents[next];
            documents.AddRange(common.Paths(from, Key).Select(path => Include(from, path)).OfType<DocumentFields>());
        }

        return documents;
    }

    private DocumentFields? Include(DocumentFields from, string path)
    {
        var refusal = Refuse(path);
        if (refusal is null && source!(path) is var read)
        {
            if (read.Bytes is { } bytes)
            {
                return Read(from, path, bytes);
            }

            refusal = read.Refusal ?? "it cannot be read";
        }

        from.Fail(Key, $"'{path}': {refusal}");
        return null;
    }

    private string? Refuse(string path)
    {
        if (source is null)
        {
            return "this description stands alone and can include nothing";
        }

        // Such names are no trouble in a list of files, but these are opened.
        if (path.Any(c => c == '\\' || char.IsControl(c)))
        {
            return "a path is written with forward slashes and without control characters";
        }

        if (seen.Count > MaxFiles)
        {
            return $"more than {MaxFiles} files are included";
        }

        return seen.Add(path) ? null : "the file is included a second time";
    }

    private DocumentFields? Read(DocumentFields from, string path, byte[] bytes)
    {
        room -= bytes.Length;
        if (room < 0)
        {
            from.Fail(Key, $"'{path}': all included files together have more than {limits.MaxDocumentBytes} bytes");
            return null;
        }

        var reading = DocumentReader.ReadYaml(path, bytes, limits);
        errors.AddRange(reading.Errors);
        if (reading.Root is DocumentMapping mapping)
        {
            return Fields(path, mapping);
        }

        if (reading.Errors.Count == 0)
        {
            errors.Add(new DocumentError(path, 1, 1, "", "a part of a description is a mapping"));
        }

        return null;
    }

    private DocumentFields Fields(string file, DocumentMapping mapping) => new(file, "", FlowShorthand.Expand(mapping), errors);
}
