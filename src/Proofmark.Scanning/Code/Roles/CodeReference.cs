namespace Proofmark.Scanning.Code.Roles;

/// <summary>Code that a configuration names.</summary>
/// <param name="Key">The key under which it stands.</param>
/// <param name="Value">The name as written.</param>
/// <param name="Repository">The other repository it comes from; null for code beside the configuration.</param>
/// <param name="Module">The module, as a path without extension.</param>
/// <param name="Line">Line of the configuration, from 1.</param>
internal sealed record CodeReference(string Key, string Value, string? Repository, string Module, int Line);
