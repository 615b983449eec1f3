using System.Reflection;

namespace Proofmark.Core;

/// <summary>The program that produced a result.</summary>
/// <param name="Name">Program name.</param>
/// <param name="Version">Program version.</param>
public sealed record ToolIdentity(string Name, string Version)
{
    /// <summary>This build of Proofmark.</summary>
    public static ToolIdentity Current { get; } = new(
        "proofmark",
        typeof(ToolIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0");
}
