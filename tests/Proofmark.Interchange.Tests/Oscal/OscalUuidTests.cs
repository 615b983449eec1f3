using Proofmark.Interchange.Oscal;

namespace Proofmark.Interchange.Tests.Oscal;

public sealed class OscalUuidTests
{
    [Fact]
    public void Version_5_is_that_of_the_standard() =>
        OscalUuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com").ToString().Should().Be("2ed6657d-e927-568b-95e1-2665a8aea6a2", "RFC 9562, appendix A.4");

    [Fact]
    public void The_same_name_has_the_same_id_and_another_has_another()
    {
        OscalUuid.Of("risk", "a", "b").Should().Be(OscalUuid.Of("risk", "a", "b"));
        OscalUuid.Of("risk", "a", "b").Should().NotBe(OscalUuid.Of("risk", "a\nc", "b")).And.NotBe(OscalUuid.Of("finding", "a", "b"));
    }
}
