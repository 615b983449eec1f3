namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>What was seen of a command that has ended, with all its processes.</summary>
/// <param name="ExitCode">As a shell tells it: 128 and the signal when a signal ended it.</param>
/// <param name="Signal">The signal that ended the command.</param>
/// <param name="IsComplete">Nothing happened that the observer cannot see through.</param>
/// <param name="Reasons">Why it is not complete, as codes.</param>
/// <param name="Files">Files, by path.</param>
/// <param name="Hosts">Addresses that were connected or sent to: <c>ip:port</c> or <c>unix:path</c>.</param>
public sealed record ObservedRun(int ExitCode, int? Signal, bool IsComplete, IReadOnlyList<string> Reasons, IReadOnlyList<ObservedFile> Files, IReadOnlyList<string> Hosts);
