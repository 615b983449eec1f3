using Proofmark.Risk.Catalogues.Frameworks;

namespace Proofmark.Risk.Tests.Catalogues.Frameworks;

public sealed class FrameworkSetTests
{
    private static readonly FrameworkSet All = FrameworkSet.Load();

    [Theory]
    [InlineData("mitre-atlas", "5.6.0", 221, LicenceClass.Open)]
    [InlineData("owasp-top10-llm", "2025", 10, LicenceClass.ShareAlike)]
    [InlineData("nist-ai-rmf", "1.0", 72, LicenceClass.Open)]
    [InlineData("stride", "1999", 6, LicenceClass.IdsOnly)]
    [InlineData("eu-ai-act", "2024", 15, LicenceClass.Attribution)]
    [InlineData("iso-22989", "2022", 6, LicenceClass.IdsOnly)]
    public void Each_framework_states_its_version_its_size_and_its_licence(string id, string version, int entries, LicenceClass licence)
    {
        var framework = All.Find(id)!;
        (framework.Version, framework.Entries.Count, framework.LicenceClass).Should().Be((version, entries, licence));
        framework.Entries.Select(e => e.Id).Should().OnlyHaveUniqueItems();
        framework.Entries.Should().OnlyContain(e => e.Title.Length > 0);
        new[] { framework.Name, framework.Publisher, framework.Licence, framework.Shipped, framework.Source, framework.Changes }.Should().OnlyContain(t => t.Length > 0);
    }

    [Fact]
    public void Nothing_else_is_held() => All.All.Should().HaveCount(6);

    [Fact]
    public void Atlas_is_held_whole()
    {
        var ids = All.Find("mitre-atlas")!.Entries.Select(e => e.Id).ToList();
        ids.Count(i => i.StartsWith("AML.TA", StringComparison.Ordinal)).Should().Be(16);
        ids.Count(i => i.StartsWith("AML.T0", StringComparison.Ordinal)).Should().Be(170);
        ids.Count(i => i.StartsWith("AML.M", StringComparison.Ordinal)).Should().Be(35);
    }

    [Theory]
    [InlineData("AML.TA0002", "https://atlas.mitre.org/tactics/AML.TA0002")]
    [InlineData("AML.T0024.000", "https://atlas.mitre.org/techniques/AML.T0024.000")]
    [InlineData("AML.M0013", "https://atlas.mitre.org/mitigations/AML.M0013")]
    [InlineData("CVE-1", "https://atlas.mitre.org")]
    public void An_entry_can_be_read_at_an_address(string id, string address) => All.Find("mitre-atlas")!.LinkTo(id).Should().Be(address);

    [Theory]
    [InlineData("mitre-atlas", "AML.T0020@5.0.1", "5.0.1", "AML.T0020")]
    [InlineData("owasp-top10-llm", "LLM01:2025", "2025", "LLM01")]
    [InlineData("stride", "Tampering", null, "Tampering")]
    [InlineData("iso-22989", "AI Partner (data supplier)@2022", "2022", "AI Partner (data supplier)")]
    [InlineData("eu-ai-act", "Article 15(1)@2024", "2024", "Article 15(1)")]
    public void A_mapping_is_an_id_and_a_version(string framework, string value, string? version, string id) =>
        MappedId.OfMapping(framework, value).Should().Be(new MappedId(framework, version, id));

    [Theory]
    [InlineData("mitre-atlas@5.6.0:AML.T0020", "mitre-atlas", "5.6.0", "AML.T0020")]
    [InlineData("eu-ai-act@2024:Article 15(5)", "eu-ai-act", "2024", "Article 15(5)")]
    public void The_long_form_says_all(string text, string framework, string version, string id)
    {
        MappedId.Parse(text).Should().Be(new MappedId(framework, version, id));
        MappedId.Parse(text)!.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mitre-atlas")]
    [InlineData("mitre-atlas@5.6.0")]
    [InlineData("mitre-atlas@:AML.T0020")]
    [InlineData("@5:x")]
    [InlineData("mitre-atlas@5.6.0:")]
    public void A_text_of_another_form_is_none(string text) => MappedId.Parse(text).Should().BeNull();
}
