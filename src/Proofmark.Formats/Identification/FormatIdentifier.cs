using Proofmark.Core;

namespace Proofmark.Formats.Identification;

/// <summary>Tells what a file is by looking at its bytes.</summary>
public static class FormatIdentifier
{
    /// <summary>Identifies a file.</summary>
    /// <param name="file">A seekable stream; only its head, its tail and the directory of a zip archive are read.</param>
    /// <param name="name">Its name or path: only the extension is used, only to tell kinds of text apart and as a hint for people.</param>
    /// <param name="limits">The bounds.</param>
    public static FileIdentity Identify(Stream file, string name, Limits limits) => new()
    {
        Interpretations = [new Interpretation(ModelFormats.Unknown, 0, "no known structure")],
        Extension = Path.GetExtension(name),
        Length = file.Length,
    };
}
