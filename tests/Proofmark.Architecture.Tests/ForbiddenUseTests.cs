using Proofmark.Architecture.Tests.House;

namespace Proofmark.Architecture.Tests;

/// <summary>What no assembly of the command line may touch: it reads hostile files on machines that must not be reached through it.</summary>
public sealed class ForbiddenUseTests
{
    private static readonly string[] Namespaces =
    [
        "System.Net.Http",
        "System.Net.Sockets",
        "System.Net.WebSockets",
        "System.Runtime.Serialization.Formatters.Binary",
    ];

    private static readonly string[] Members =
    [
        "System.Diagnostics.Process.Start",
        "System.Activator.CreateInstance",
        "System.Activator.CreateInstanceFrom",
        "System.Type.GetType",
        "System.Reflection.Assembly.Load",
        "System.Reflection.Assembly.LoadFile",
        "System.Reflection.Assembly.LoadFrom",
        "System.Reflection.Assembly.UnsafeLoadFrom",
        "System.Runtime.InteropServices.NativeLibrary.Load",
        "System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject",
    ];

    /// <summary>Uses that were thought about, as <c>project: member or type</c>, each with its reason beside it.</summary>
    private static readonly string[] Accepted =
    [
        // PKCS #11 modules, which the user names by an absolute path for signing; nothing that is read can name one (ADR 16).
        "Proofmark.Provenance: System.Runtime.InteropServices.NativeLibrary.Load",
    ];

    public static TheoryData<string> Projects => [.. Arrows.Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_network_and_no_binary_formatter(string project)
    {
        Metadata.Of(project).Types
            .Where(t => Namespaces.Any(n => t.StartsWith(n + ".", StringComparison.Ordinal)))
            .Select(t => $"{project}: {t}").Except(Accepted).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_process_is_started_and_no_type_is_made_by_name(string project)
    {
        Metadata.Of(project).Members.Intersect(Members).Select(m => $"{project}: {m}").Except(Accepted).Should().BeEmpty();
    }

    [Fact]
    public void The_test_itself_sees_references()
    {
        var metadata = Metadata.Of("Proofmark.Core");

        metadata.Types.Should().Contain("System.Security.Cryptography.SHA256");
        metadata.Members.Should().Contain("System.Security.Cryptography.SHA256.HashData");
    }
}
