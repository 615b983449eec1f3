namespace Proofmark.Risk.Assessments;

/// <summary>Something to do next.</summary>
/// <param name="Title">What and why, in one line.</param>
/// <param name="Command">A command that does it or checks it.</param>
/// <param name="Risks">The instances it helps, by id.</param>
public sealed record NextAction(string Title, string Command, IReadOnlyList<string> Risks);
