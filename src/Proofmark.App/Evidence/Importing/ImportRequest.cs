using Proofmark.Core;

namespace Proofmark.App.Evidence.Importing;

/// <summary>A report of another tool that is to become evidence.</summary>
public sealed record ImportRequest
{
    /// <summary>Name of the file, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Its bytes.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The format, one of <see cref="EvidenceImport.Formats"/>; null to tell it from the content.</summary>
    public string? Format { get; init; }

    /// <summary>The system that is spoken of where neither the report nor the user names anything else.</summary>
    public required Subject System { get; init; }

    /// <summary>What the user says the report is about; null for whatever it says itself. A file is given with its digest.</summary>
    public Subject? Subject { get; init; }

    /// <summary>The digest of a file of the system by its name; null where there is none, or it is out of reach.</summary>
    public Func<string, Digest?> DigestOf { get; init; } = static _ => null;

    /// <summary>True when the report lies inside the system's own folder: what it says in favour is then a claim, and never a pass.</summary>
    public bool IsClaim { get; init; }

    /// <summary>Who vouches for it. With an author it counts as an answer, whatever it is.</summary>
    public string? Author { get; init; }

    /// <summary>The moment of the import.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Bounds on the report.</summary>
    public Limits Limits { get; init; } = Limits.Default;
}
