namespace Proofmark.Risk.Catalogues;

/// <summary>A word of one of the catalogue's closed lists: a lifecycle stage, a kind of harm or a kind of access.</summary>
/// <param name="Id">Id, for example <c>model-training</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Group">The group within its list, where the list has groups.</param>
public sealed record VocabularyEntry(string Id, string Title, string? Group = null);
