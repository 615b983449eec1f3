namespace Proofmark.Formats.Identification;

/// <summary>A file format that is told by its content.</summary>
/// <param name="Id">Stable id, for example <c>torch-zip</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Coverage">What this toolkit can say about it.</param>
/// <param name="LoaderMayExecute">True when a usual loader of this format may run code that the file brings or names.</param>
public sealed record ModelFormat(string Id, string Title, FormatCoverage Coverage, bool LoaderMayExecute);
