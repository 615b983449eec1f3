namespace Proofmark.Core.Documents.Editing;

/// <summary>A replacement in a text.</summary>
/// <param name="At">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">How much is taken out.</param>
/// <param name="Text">What is put in.</param>
internal sealed record TextChange(int At, int Length, string Text);
