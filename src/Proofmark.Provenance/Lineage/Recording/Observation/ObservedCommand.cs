namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>A command to run. It inherits the environment, the standard streams and nothing else.</summary>
/// <param name="Arguments">The program, as a path or a name to look for in PATH, and its arguments. They are never interpreted by a shell.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
public sealed record ObservedCommand(IReadOnlyList<string> Arguments, string WorkingDirectory);
