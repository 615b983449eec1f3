using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Provenance.Bundles;

/// <summary>Opens the JSON files that describe a Sigstore instance: each part stands alone, or inside a client trust configuration.</summary>
internal static class SigstoreDocument
{
    private const string TrustConfigType = "application/vnd.dev.sigstore.clienttrustconfig";

    /// <summary>The part of a file; null, and what is wrong, when it is no JSON object.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and nodes.</param>
    /// <param name="errors">Where mistakes are put, those of the fields too.</param>
    /// <param name="parts">Names of the part in a client trust configuration: the JSON mapping of protocol buffers allows two spellings.</param>
    public static DocumentFields? Open(string file, ReadOnlySpan<byte> json, Limits limits, List<DocumentError> errors, params ReadOnlySpan<string> parts)
    {
        var document = DocumentReader.ReadJson(file, json, limits);
        errors.AddRange(document.Errors);
        if (errors.Count == 0 && document.Root is not DocumentMapping)
        {
            errors.Add(new DocumentError(file, 1, 1, "", "an object is expected here"));
        }

        if (errors.Count > 0)
        {
            return null;
        }

        var fields = new DocumentFields(file, "", (DocumentMapping)document.Root!, errors);
        if (fields.OptionalText("mediaType")?.StartsWith(TrustConfigType, StringComparison.Ordinal) != true)
        {
            return fields;
        }

        foreach (var part in parts)
        {
            if (fields.OptionalMapping(part) is { } found)
            {
                return found;
            }
        }

        return fields;
    }
}
