using Proofmark.Core;
using Proofmark.Core.Expressions;

namespace Proofmark.App.Policies;

/// <summary>What the expressions of a policy may name: <c>finding</c> and its fields.</summary>
internal static class PolicyVocabulary
{
    private const string FindingType = "finding";

    private static readonly ExpressionRecordType FindingRecord = new(FindingType, new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
    {
        ["check"] = ExpressionType.String,
        ["rule"] = ExpressionType.String,
        ["severity"] = ExpressionType.String,
        ["level"] = ExpressionType.Int,
        ["message"] = ExpressionType.String,
        ["path"] = ExpressionType.String,
        ["member"] = ExpressionType.String.Optional(),
        ["call"] = ExpressionType.String.Optional(),
        ["references"] = ExpressionType.List(ExpressionType.String),
        ["components"] = ExpressionType.List(ExpressionType.String),
    });

    public static ExpressionEnvironment Environment { get; } = new(
        new Dictionary<string, ExpressionType>(StringComparer.Ordinal) { ["finding"] = ExpressionType.Record(FindingType) },
        [FindingRecord],
        []);

    public static Dictionary<string, ExpressionValue> Bind(CheckResult result, Finding finding) =>
        new(StringComparer.Ordinal) { ["finding"] = ExpressionValue.Of(new FindingValue(result, finding)) };

    private sealed class FindingValue(CheckResult result, Finding finding) : IExpressionRecord
    {
        public string TypeName => FindingType;

        public string Identity => $"{result.Check.Id} {finding.RuleId} {finding.Location} {finding.Message}";

        public ExpressionValue GetField(string field) => field switch
        {
            "check" => ExpressionValue.Of(result.Check.Id),
            "rule" => ExpressionValue.Of(finding.RuleId),
            "severity" => ExpressionValue.Of(finding.Severity.ToString().ToLowerInvariant()),
            "level" => ExpressionValue.Of((long)finding.Severity),
            "message" => ExpressionValue.Of(finding.Message),
            "path" => ExpressionValue.Of(finding.Location.Path),
            "member" => ExpressionValue.Of(finding.Location.Member),
            "call" => ExpressionValue.Of(finding.Call),
            "references" => ExpressionValue.Of(finding.References),
            "components" => ExpressionValue.Of(finding.Components),
            _ => ExpressionValue.Null,
        };
    }
}
