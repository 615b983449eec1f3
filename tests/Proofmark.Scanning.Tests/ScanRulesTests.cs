using System.Reflection;

namespace Proofmark.Scanning.Tests;

public sealed class ScanRulesTests
{
    [Fact]
    public void Every_rule_is_listed_once_in_the_order_of_the_ids()
    {
        var declared = typeof(ScanRules).GetProperties(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(p => p.PropertyType == typeof(ScanRule)).Select(p => (ScanRule)p.GetValue(null)!);

        ScanRules.All.Should().Equal(declared.OrderBy(r => r.Id, StringComparer.Ordinal));
    }
}
