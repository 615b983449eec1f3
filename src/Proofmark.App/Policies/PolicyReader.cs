using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Core.Expressions;
using Proofmark.Provenance.Lineage.Windows;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.App.Policies;

/// <summary>Reads a policy file (YAML, described in <c>docs/policy.md</c>).</summary>
public static class PolicyReader
{
    /// <summary>Reads a policy; all errors are reported at once.</summary>
    /// <param name="file">The file, for error messages; files of keys that it names are looked for beside it.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="errors">What is wrong; empty when the policy may be used.</param>
    /// <returns>The policy, or null when there are errors.</returns>
    public static Policy? Read(string file, ReadOnlySpan<byte> bytes, Limits limits, out IReadOnlyList<DocumentError> errors)
    {
        var reading = DocumentReader.ReadYaml(file, bytes, limits);
        var found = new List<DocumentError>(reading.Errors);
        errors = found;
        if (reading.Root is not DocumentMapping root)
        {
            if (found.Count == 0)
            {
                found.Add(new DocumentError(file, 1, 1, "", "a policy is a mapping with the fields policy, failOn, require, block, unread, gate, trust and lineage"));
            }

            return null;
        }

        var policy = Bind(new DocumentFields(file, "", root, found), Digest.OfBytes(bytes), limits);
        return found.Count == 0 ? policy : null;
    }

    private static Policy Bind(DocumentFields fields, Digest digest, Limits limits)
    {
        var head = fields.OptionalMapping("policy");
        if (head is null)
        {
            fields.Fail("policy", "the field is required: policy: {id: …, version: 1}");
        }

        var policy = new Policy
        {
            Id = head?.RequiredString("id") ?? "",
            Version = head?.OptionalInteger("version", 1, int.MaxValue) ?? 1,
            Digest = digest,
            FailOn = ReadSeverity(fields),
            Require = fields.StringList("require"),
            Block = [.. fields.MappingList("block").Select(block => ReadBlock(block, limits)).OfType<PolicyBlock>()],
            Unread = [.. fields.MappingList("unread").Select(ReadGap)],
            Gate = GateReader.Read(fields.OptionalMapping("gate")),
            Trust = TrustPolicyReader.Read(fields.MappingList("trust"), Path.GetDirectoryName(Path.GetFullPath(fields.File)) ?? ".", limits),
            Lineage = ReadLineage(fields.OptionalMapping("lineage")),
        };
        head?.RefuseUnknown();
        fields.RefuseUnknown();
        return policy;
    }

    private static Severity? ReadSeverity(DocumentFields fields) =>
        fields.OptionalChoice("failOn", "info", "low", "medium", "high", "critical") is { } text ? Enum.Parse<Severity>(text, ignoreCase: true) : null;

    private static WindowRules ReadLineage(DocumentFields? fields)
    {
        const int SecondsOfYear = 366 * 24 * 60 * 60;
        if (fields is null)
        {
            return WindowRules.Default;
        }

        var usual = WindowRules.Default;
        var rules = new WindowRules
        {
            SignDelay = fields.OptionalInteger("signDelaySeconds", 0, SecondsOfYear) is { } delay ? TimeSpan.FromSeconds(delay) : usual.SignDelay,
            ClockSkew = fields.OptionalInteger("clockSkewSeconds", 0, SecondsOfYear) is { } skew ? TimeSpan.FromSeconds(skew) : usual.ClockSkew,
            InStep = fields.OptionalInteger("mostExposure", 0, 3) ?? usual.InStep,
            Identities = fields.OptionalInteger("leastIdentities", 1, 2) ?? usual.Identities,
        };
        fields.RefuseUnknown();
        return rules;
    }

    private static AllowedGap ReadGap(DocumentFields fields)
    {
        var gap = new AllowedGap(fields.RequiredString("path") ?? "", fields.RequiredString("why") ?? "");
        fields.RefuseUnknown();
        return gap;
    }

    private static PolicyBlock? ReadBlock(DocumentFields fields, Limits limits)
    {
        var id = fields.RequiredString("id");
        var why = fields.RequiredString("why");
        var source = fields.RequiredString("when");
        fields.RefuseUnknown();
        var compilation = Expression.Compile(source, PolicyVocabulary.Environment, ExpressionType.Bool, limits);
        foreach (var error in compilation.Errors)
        {
            fields.Fail("when", error.ToString());
        }

        return compilation.Expression is { } when ? new PolicyBlock(id, why, when) : null;
    }
}
