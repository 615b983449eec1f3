using Proofmark.Architecture.Tests.House;
using Proofmark.Tests;

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
            .Where(t => project != "Proofmark.Cli" || !t.StartsWith("System.Net.Http.", StringComparison.Ordinal))
            .Select(t => $"{project}: {t}").Except(Accepted).Should().BeEmpty();
    }

    /// <summary>Keyless signing asks the services that the user named; nothing else of the command line may speak to anybody.</summary>
    [Fact]
    public void The_network_is_known_in_one_file()
    {
        var cli = Path.Combine(Golden.Root, "src", "Proofmark.Cli");
        var known = Directory.EnumerateFiles(cli, "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("HttpClient", StringComparison.Ordinal) || File.ReadAllText(f).Contains("System.Net", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(cli, f));
        var used = Directory.EnumerateFiles(cli, "*.cs", SearchOption.AllDirectories).Where(f => File.ReadAllText(f).Contains("new HttpTransport(", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(cli, f));

        known.Should().Equal(Path.Combine("Verbs", "Signing", "Online", "HttpTransport.cs"));
        used.Should().BeEquivalentTo(Path.Combine("Verbs", "Signing", "SignSigstoreVerb.cs"), Path.Combine("Verbs", "Signing", "TimestampOption.cs"));
    }

    [Fact]
    public void Programs_are_started_in_one_file()
    {
        var src = Path.Combine(Golden.Root, "src");
        IEnumerable<string> Naming(string text) => Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadAllText(f).Contains(text, StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!);

        Naming("\"posix_spawn\"").Should().Equal("NativeSpawn.cs");
        Naming("NativeSpawn.Spawn(").Should().Equal("ChildStart.cs");
        Naming("ChildStart.Start(").Should().BeEquivalentTo("PlainRunner.cs", "TraceLoop.cs");
        Naming("\"execv").Should().BeEmpty();
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
