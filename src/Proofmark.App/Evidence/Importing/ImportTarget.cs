using Proofmark.Core;

namespace Proofmark.App.Evidence.Importing;

/// <summary>Whether the bytes that a report names are those that are here.</summary>
internal enum BytesMatch
{
    /// <summary>The report names no bytes, or nothing of this name is here.</summary>
    Unknown,

    /// <summary>The very bytes are here.</summary>
    Same,

    /// <summary>Other bytes are here under this name.</summary>
    Other,
}

/// <summary>What a report is taken to be about.</summary>
internal sealed class ImportTarget(ImportRequest request)
{
    public ImportRequest Request => request;

    /// <summary>The file that the user named; null when it was something else or nothing.</summary>
    public Subject? File => request.Subject is { Kind: SubjectKind.Artifact } file ? file : null;

    /// <summary>The subject of whatever the report does not tie to bytes of its own.</summary>
    public Subject Subject => request.Subject ?? request.System;

    /// <summary>Compares bytes that a report names with those that are here.</summary>
    /// <param name="name">The name in the report.</param>
    /// <param name="digest">The digest in the report.</param>
    public BytesMatch Match(string? name, Digest? digest)
    {
        if (digest is null)
        {
            return BytesMatch.Unknown;
        }

        var here = File is { } file ? file.Digest : name is { Length: > 0 } ? request.DigestOf(name) : null;
        return here is null ? BytesMatch.Unknown : here == digest ? BytesMatch.Same : BytesMatch.Other;
    }

    /// <summary>The subject of a statement about bytes that are here.</summary>
    public Subject Bytes(string name, Digest digest) => File ?? new Subject(SubjectKind.Artifact, name, digest);
}
