using Proofmark.Systems.Model;

namespace Proofmark.Reporting;

/// <summary>A system, for formats that show what it is made of.</summary>
/// <param name="System">The system.</param>
/// <param name="AsOf">The moment for which the answer holds (UTC).</param>
public sealed record SystemOverview(SystemModel System, DateTimeOffset AsOf);
