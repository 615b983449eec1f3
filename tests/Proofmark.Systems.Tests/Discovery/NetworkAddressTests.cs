using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("http://localhost:8080/mcp", "http", "localhost")]
    [InlineData("HTTPS://Crm.Example", "https", "crm.example")]
    [InlineData("http://[::1]:1/x", "http", "::1")]
    [InlineData("http://localhost@evil.example/mcp", "http", "evil.example")]
    [InlineData("http://localhost:1@evil.example/mcp", "http", "evil.example")]
    [InlineData("http://localhost.example", "http", "localhost.example")]
    [InlineData("http://evil.example/?http://localhost", "http", "evil.example")]
    [InlineData("http://0.0.0.0/", "http", "0.0.0.0")]
    [InlineData("http://127.1/", "http", "127.1")]
    public void HostsAreRead(string text, string scheme, string host) => NetworkAddress.Read(text).Should().Be(new NetworkAddress(scheme, host));

    [Theory]
    [InlineData("http://localhost:${x}@evil.example/mcp")]
    [InlineData("http://localhost\\@evil.example/mcp")]
    [InlineData("http://local\thost/mcp")]
    [InlineData("http://localhost%2eevil.example/")]
    [InlineData("http://localhost:80:90/")]
    [InlineData("http://localhost./mcp")]
    [InlineData("http://localhost#@evil.example\n")]
    [InlineData("http:///mcp")]
    [InlineData("http:localhost")]
    [InlineData("${URL}")]
    [InlineData("")]
    public void WhereProgramsCouldDisagreeThereIsNoHost(string text) => NetworkAddress.Read(text).Should().BeNull();
}
