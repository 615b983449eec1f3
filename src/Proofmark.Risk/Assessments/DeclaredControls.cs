using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>Turns controls that the description claims into answers; used only when the user asked to believe the assessed tree.</summary>
internal static class DeclaredControls
{
    public static EvidenceSet AsEvidence(SystemModel model, DateTimeOffset asOf) =>
        EvidenceSet.Of(model.ControlClaims.Select(claim => EvidenceItem.OfThisRun(Answer(claim, model, asOf)) with { Origin = EvidenceOrigin.AssessedTree, Location = claim.Location }));

    private static CheckResult Answer(ControlClaim claim, SystemModel model, DateTimeOffset asOf) => new()
    {
        Check = new CheckIdentity(BindingSet.AnswerPrefix + claim.ControlId, 1, "Does the description claim the control?"),
        Subject = new Subject(SubjectKind.System, model.Id),
        Scope = "the system's description",
        Method = Rung.Questionnaire,
        Outcome = Outcome.Pass,
        ReasonCodes = ["declared"],
        Coverage = Coverage.Full(1, "facts"),
        Time = asOf,
        Tool = ToolIdentity.Current,
    };
}
