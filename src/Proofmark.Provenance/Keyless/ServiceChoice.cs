using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Keyless;

/// <summary>Which services sign: those valid now, of the highest version that is supported, one of each operator.</summary>
internal static class ServiceChoice
{
    /// <summary>Chooses.</summary>
    /// <param name="services">The services of one kind.</param>
    /// <param name="rule">How many.</param>
    /// <param name="versions">Versions of the interface that are supported.</param>
    /// <param name="now">The moment.</param>
    /// <param name="kind">Their kind, for messages.</param>
    public static IReadOnlyList<SigstoreService> Choose(IReadOnlyList<SigstoreService> services, ServiceRule rule, IReadOnlyList<int> versions, DateTimeOffset now, string kind)
    {
        var usable = services
            .Where(service => service.IsValidAt(now) && versions.Contains(service.MajorApiVersion))
            .GroupBy(static service => service.Operator, StringComparer.Ordinal)
            .Select(static group => group.OrderByDescending(static service => service.MajorApiVersion).ThenByDescending(static service => service.From).First())
            .ToList();
        var wanted = rule.Selector switch
        {
            ServiceSelector.Any => 1,
            ServiceSelector.Exact => rule.Count,
            _ => Math.Max(1, usable.Count),
        };
        Rejection.Unless(usable.Count >= wanted, "service-missing", $"the signing configuration names {usable.Count} usable {kind}, and {wanted} must sign");
        return usable[..wanted];
    }
}
