using Proofmark.App.Policies;
using Proofmark.Cli.Running;
using Proofmark.Core;

namespace Proofmark.Cli.Verbs;

/// <summary>The policy that the user named.</summary>
internal static class PolicyFile
{
    /// <summary>Reads it; the empty policy when none is named.</summary>
    /// <exception cref="UsageException">There is no such file, or it is wrong; the message lists every mistake.</exception>
    public static Policy Read(string? file)
    {
        if (file is null)
        {
            return Policy.None;
        }

        return PolicyReader.Read(file, TextFile.Read(file, "--policy"), Limits.Default, out var errors) ?? throw TextFile.Wrong(errors);
    }
}
