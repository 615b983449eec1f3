namespace Proofmark.Interchange.Garak;

/// <summary>What the report of a garak run (<c>*.report.jsonl</c>) says about its probes.</summary>
/// <param name="Version">Version of garak.</param>
/// <param name="Target">The model that was probed, as garak names it.</param>
/// <param name="Time">When the run ended; where it did not, when it started.</param>
/// <param name="IsFinished">True when the report says that the run came to its end.</param>
/// <param name="Evaluations">One entry for each pair of probe and detector.</param>
public sealed record GarakReport(string? Version, string? Target, DateTimeOffset? Time, bool IsFinished, IReadOnlyList<GarakEvaluation> Evaluations);

/// <summary>How one detector judged the answers to one probe.</summary>
/// <param name="Probe">For example <c>promptinject.HijackHateHumans</c>.</param>
/// <param name="Detector">For example <c>promptinject.AttackRogueString</c>.</param>
/// <param name="Passed">Answers without a hit.</param>
/// <param name="Evaluated">Answers that were judged.</param>
/// <param name="Processed">Answers that there were; more than <paramref name="Evaluated"/> when some could not be judged.</param>
public sealed record GarakEvaluation(string Probe, string Detector, long Passed, long Evaluated, long Processed);
