using Proofmark.Core;
using Proofmark.Systems.Building;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;
using Proofmark.Systems.Tests.Description;

namespace Proofmark.Systems.Tests.Building;

/// <summary>A description only adds: nobody can take a file away from the components it belongs to.</summary>
public sealed class OwnershipTests
{
    private static readonly Fact Server = new("discover.mcp", FactKind.McpServer, "crm", Confidence.High, new Location(".cursor/mcp.json", Line: 2));

    [Theory]
    [InlineData("tools: {kind: tools}, junk: {kind: evaluation, files: [.cursor]}")]
    [InlineData("tools: {kind: tools, files: [.cursor]}")]
    [InlineData("aaa: {kind: tools, privileges: [x.read]}, tools: {kind: tools}")]
    public void A_tool_server_stays_with_every_tools_component(string components)
    {
        var model = Build(components);

        model.Components.Where(c => c.Kind == "componentTools").Should().NotBeEmpty().And.OnlyContain(c => c.Owns(".cursor/mcp.json"));
    }

    [Fact]
    public void Without_a_tools_component_one_is_added() =>
        Build("junk: {kind: evaluation, files: [.cursor]}").Components.Should().ContainSingle(c => c.Kind == "componentTools").Which.Owns(".cursor/mcp.json").Should().BeTrue();

    [Theory]
    [InlineData("models", "models/a.bin", true)]
    [InlineData("models/a.bin", "models/a.bin", true)]
    [InlineData("models", "models-old/a.bin", false)]
    [InlineData("models/a", "models/a.bin", false)]
    [InlineData("models", "models", true)]
    public void A_component_owns_its_files_and_what_lies_in_its_folders(string file, string path, bool owns) =>
        new SystemComponent("c", "componentTheModel", true, new Location("x")) { Files = [file] }.Owns(path).Should().Be(owns);

    private static SystemModel Build(string components) =>
        SystemBuilder.Build(Described.Read($"system: {{id: s}}\ncomponents: {{{components}}}"), [Server], [], "s");
}
