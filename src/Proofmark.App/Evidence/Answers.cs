using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;

namespace Proofmark.App.Evidence;

/// <summary>What a person says about a control, as evidence. It is always the lowest rung, and it bears the person's name.</summary>
public static class Answers
{
    /// <summary>Makes a check result of an answer.</summary>
    /// <param name="control">The control that was asked about.</param>
    /// <param name="subject">The system or component it was asked for.</param>
    /// <param name="inPlace">True when the control is said to be in place.</param>
    /// <param name="because">The reason the person gives.</param>
    /// <param name="time">When.</param>
    public static CheckResult About(ControlEntry control, Subject subject, bool inPlace, string because, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(subject);
        return new CheckResult
        {
            Check = new CheckIdentity(BindingSet.AnswerPrefix + control.Id, 1, $"Is the control in place: {control.Title}?"),
            Subject = subject,
            Scope = subject.Name,
            Method = Rung.Questionnaire,
            Outcome = inPlace ? Outcome.Pass : Outcome.Fail,
            ReasonCodes = [inPlace ? "answered-yes" : "answered-no"],
            Coverage = Coverage.Full(1, "answers"),
            Findings = [Remark(control, subject, inPlace, because)],
            Time = time,
            Tool = ToolIdentity.Current,
        };
    }

    private static Finding Remark(ControlEntry control, Subject subject, bool inPlace, string because) => new()
    {
        RuleId = BindingSet.AnswerPrefix + control.Id,
        Severity = inPlace ? Severity.Info : Severity.Medium,
        Message = inPlace ? $"{control.Title} is said to be in place: {because}" : $"{control.Title} is said to be missing: {because}",
        Why = "An answer is the weakest kind of evidence: nothing was looked at.",
        Fix = inPlace ? "Replace the answer by a check, a document or an attestation." : $"Put the control in place: {control.Title}.",
        Location = new Location(subject.Name),
        Components = subject.Kind == SubjectKind.Component ? [subject.Name] : [],
    };
}
