using Proofmark.Core;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Building;

/// <summary>What can be said about the description itself.</summary>
public static class SystemChecks
{
    private static readonly CheckIdentity Contradiction = new("system.contradiction", 1, "Does the description agree with what was discovered?");

    /// <summary>Runs the checks.</summary>
    /// <param name="model">The system.</param>
    /// <param name="exists">Whether a path relative to the root exists.</param>
    /// <param name="time">When (UTC).</param>
    public static IReadOnlyList<CheckResult> Run(SystemModel model, Func<string, bool> exists, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(model);
        var declared = model.Components.Count(c => c.Declared);
        var coverage = new Coverage(declared, declared, "components", model.Unread);
        IReadOnlyList<Finding> findings = [.. Contradictions.Of(model, exists)];
        var outcome = declared == 0 ? Outcome.NotApplicable : CheckResult.Conclude(findings, coverage);
        return
        [
            new CheckResult
            {
                Check = Contradiction,
                Subject = new Subject(SubjectKind.System, model.Id),
                Scope = "description and discovered facts",
                Method = Rung.Document,
                Outcome = outcome,
                ReasonCodes = outcome switch
                {
                    Outcome.NotApplicable => ["nothing-declared"],
                    Outcome.Fail => ["contradiction"],
                    Outcome.NotEstablished => ["not-fully-read"],
                    _ => ["no-contradiction"],
                },
                Coverage = coverage,
                Findings = findings,
                Time = time,
                Tool = ToolIdentity.Current,
            },
        ];
    }
}
