namespace Proofmark.Scanning.Code.Roles;

/// <summary>Why a loader would import a file.</summary>
/// <param name="How">Finishes the sentence "The file is run by a loader, because ...".</param>
internal sealed record CodeRole(string How);
