namespace Proofmark.Core;

/// <summary>A named, versioned test.</summary>
/// <param name="Id">Stable id, for example <c>scan.load-time-code</c>.</param>
/// <param name="Version">Version of the check; rises when the same input may be judged differently.</param>
/// <param name="Title">What the check asks, in one line.</param>
public sealed record CheckIdentity(string Id, int Version, string Title);
