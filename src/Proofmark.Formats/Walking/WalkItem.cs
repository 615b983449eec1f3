using Proofmark.Core;

namespace Proofmark.Formats.Walking;

/// <summary>Something the walk met.</summary>
/// <param name="Path">Path relative to the root that was named, with forward slashes.</param>
/// <param name="FullPath">Where it is read.</param>
/// <param name="Named">True when the user named this very file.</param>
public abstract record WalkItem(string Path, string FullPath, bool Named);

/// <summary>A regular file to be read.</summary>
/// <param name="Path">Path relative to the root that was named.</param>
/// <param name="FullPath">Where it is read.</param>
/// <param name="Named">True when the user named it.</param>
/// <param name="Length">Length in bytes when it was met.</param>
public sealed record WalkFile(string Path, string FullPath, bool Named, long Length) : WalkItem(Path, FullPath, Named);

/// <summary>Something that is not read, and why.</summary>
/// <param name="Path">Path relative to the root that was named.</param>
/// <param name="FullPath">Where it is.</param>
/// <param name="Named">True when the user named it.</param>
/// <param name="Outcome">What that means for the answer.</param>
/// <param name="Code">Stable reason code.</param>
/// <param name="Reason">The reason for people.</param>
public sealed record WalkSkip(string Path, string FullPath, bool Named, Outcome Outcome, string Code, string Reason) : WalkItem(Path, FullPath, Named);
