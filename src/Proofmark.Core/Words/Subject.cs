using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Core;

/// <summary>What a statement is about.</summary>
/// <param name="Kind">Artifact, component or system.</param>
/// <param name="Name">A path relative to the assessed root (forward slashes), a component id or a system id.</param>
/// <param name="Digest">The digest of the bytes spoken of; null where the subject is not a set of bytes or hashing was declined.</param>
public sealed record Subject(SubjectKind Kind, string Name, Digest? Digest = null);

/// <summary>The kinds of <see cref="Subject"/>.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<SubjectKind>))]
public enum SubjectKind
{
    /// <summary>A file or a folder.</summary>
    Artifact,

    /// <summary>A component of a system.</summary>
    Component,

    /// <summary>A whole system.</summary>
    System,
}
