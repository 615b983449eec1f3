using System.Text.Json.Serialization;

namespace Proofmark.Core;

/// <summary>How much of its scope a check has seen.</summary>
/// <param name="Seen">Units seen.</param>
/// <param name="Total">Units in scope.</param>
/// <param name="Unit">What is counted: <c>bytes</c>, <c>files</c>, <c>facts</c> or <c>components</c>.</param>
/// <param name="Unread">The parts that were not seen, with the reason.</param>
public sealed record Coverage(long Seen, long Total, string Unit, IReadOnlyList<UnreadPart> Unread)
{
    /// <summary>True when everything in scope was seen.</summary>
    [JsonIgnore]
    public bool IsFull => Unread.Count == 0 && Seen >= Total;

    /// <summary>A scope of which everything was seen.</summary>
    public static Coverage Full(long total, string unit) => new(total, total, unit, []);
}

/// <summary>A part of the scope that was not seen.</summary>
/// <param name="Location">Which part.</param>
/// <param name="Code">Stable reason code, for example <c>format-not-covered</c>.</param>
/// <param name="Reason">The reason for people.</param>
public sealed record UnreadPart(Location Location, string Code, string Reason)
{
    /// <summary>Code of a question that nobody answered.</summary>
    public const string Unanswered = "unanswered";
}
