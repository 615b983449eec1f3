namespace Proofmark.Formats;

/// <summary>Something irregular in a file.</summary>
/// <param name="Code">Stable code, for example <c>zip-local-name-differs</c>.</param>
/// <param name="Message">What is irregular, for people; text taken from the file is escaped and shortened.</param>
/// <param name="Offset">Byte offset in the file.</param>
/// <param name="Deceptive">True when the irregularity has no innocent producer and serves to mislead a reader.</param>
public sealed record FormatAnomaly(string Code, string Message, long Offset, bool Deceptive)
{
    /// <summary>The member of the container that is concerned; null for the file as a whole.</summary>
    public string? Member { get; init; }
}
