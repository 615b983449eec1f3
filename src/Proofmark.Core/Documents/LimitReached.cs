namespace Proofmark.Core.Documents;

/// <summary>Leaves a reader after it has reported why; caught where reading begins.</summary>
internal sealed class LimitReached : Exception;
