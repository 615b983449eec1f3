namespace Proofmark.App;

/// <summary>A clock that stands still: <c>--as-of</c>, and one moment for everything a run says.</summary>
/// <param name="now">The moment (UTC).</param>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => now;
}
