using Proofmark.Core;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Identification;

/// <summary>Tells what a file is by looking at its bytes.</summary>
public static class FormatIdentifier
{
    /// <summary>Identifies a file. Several formats can be true at once: all are returned, never one for the sake of another.</summary>
    /// <param name="file">A seekable stream; its head, its tail and the directory of a zip archive are read, more only where text goes on as a pickle.</param>
    /// <param name="name">Its name or path: only the extension is used, only to tell kinds of text apart and as a hint for people.</param>
    /// <param name="limits">The bounds.</param>
    public static FileIdentity Identify(Stream file, string name, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(limits);
        var head = new FileHead(file, name);
        var archive = ZipFile.Open(file, limits);
        return new FileIdentity
        {
            Interpretations = head.Length == 0 ? [new Interpretation(ModelFormats.Empty, 0, "no bytes")] : Interpret(head, archive),
            Extension = head.Extension,
            Length = head.Length,
            Zip = archive,
        };
    }

    private static List<Interpretation> Interpret(FileHead head, ZipFile? archive)
    {
        var found = new List<Interpretation>();
        found.AddRange(StructureProbes.All.Select(probe => probe(head)).OfType<Interpretation>());
        found.AddRange(Signature.All.Where(signature => head.Has(signature.Offset, signature.Bytes)).Select(static signature => new Interpretation(signature.Format, 0, "signature")));
        if (archive is not null)
        {
            // In front when nothing precedes it: then it is the file, and whatever else is seen is in addition.
            found.Insert(archive.Start == 0 && head.Has(0, "PK"u8) ? 0 : found.Count, ZipKind.Of(archive));
        }

        if (found.Count == 0 && TextProbe.Examine(head) is { } text)
        {
            found.Add(text);
        }

        if (found.Count == 0)
        {
            found.Add(new Interpretation(ModelFormats.Unknown, 0, head.Window.Get(0, 4096).ContainsAnyExcept((byte)0) ? "no known structure" : "begins with zeros only"));
        }

        return found;
    }
}
