using Proofmark.App.Assessing;
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

    /// <summary>Reads a policy that says who is trusted; neither it nor a key that it names may lie inside of what is judged by it.</summary>
    /// <param name="file">The policy.</param>
    /// <param name="judged">The file or folder that is judged.</param>
    /// <exception cref="UsageException">One does, or the policy is absent or wrong.</exception>
    public static Policy ReadOutside(string file, string judged)
    {
        // Where it lies is told before what is wrong in it.
        MustLieOutside(file, judged);
        var policy = Read(file);
        KeysMustLieOutside(policy, judged);
        return policy;
    }

    /// <summary>Refuses a policy that says who is trusted, or a key that it names, inside of what is judged by it.</summary>
    /// <exception cref="UsageException">One lies there.</exception>
    public static void MustLieOutside(string file, Policy policy, string judged)
    {
        MustLieOutside(file, judged);
        KeysMustLieOutside(policy, judged);
    }

    private static void MustLieOutside(string file, string judged)
    {
        if (AssessedTree.Contains(judged, file))
        {
            throw new UsageException($"--policy: '{file}' lies inside '{judged}', whose authors must not judge themselves; keep it elsewhere");
        }
    }

    private static void KeysMustLieOutside(Policy policy, string judged)
    {
        if (policy.Trust.Files.FirstOrDefault(key => AssessedTree.Contains(judged, key)) is { } inside)
        {
            throw new UsageException($"--policy: it trusts '{inside}', which lies inside '{judged}': whoever wrote that would decide who is trusted; keep it elsewhere");
        }
    }
}
