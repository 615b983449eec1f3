using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Reporting.Html.Facts;

/// <summary>What of a report concerns one role.</summary>
public sealed record PersonaConcern
{
    /// <summary>The role.</summary>
    public required PersonaEntry Persona { get; init; }

    /// <summary>True when the owner of the system takes it.</summary>
    public required bool IsOwners { get; init; }

    /// <summary>The risk instances that concern it, worst first.</summary>
    public required IReadOnlyList<RiskAssessment> Risks { get; init; }

    /// <summary>The controls that are its to run and that a risk here asks for, those for which least evidence speaks first.</summary>
    public required IReadOnlyList<ControlAssessment> Controls { get; init; }

    /// <summary>The tests that would speak about one of its controls, best first.</summary>
    public required IReadOnlyList<NextTest> Tests { get; init; }

    /// <summary>What was found at its risks, worst first, each kind once.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the guidance asks of it, for the worst risks first.</summary>
    public required IReadOnlyList<AddressedFix> Fixes { get; init; }

    /// <summary>How its risks stand, or how many controls are its to run where no risk concerns it.</summary>
    public string Tally => Risks.Count == 0
        ? Figures.Count(Controls.Count, "control to run", "controls to run")
        : string.Join(", ", Risks.GroupBy(r => r.Standing).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Words.Spoken(g.Key)}"));

    /// <summary>Every role that a risk or a control here concerns: those of the owner first, then those with most exposed risks.</summary>
    public static IReadOnlyList<PersonaConcern> Of(AssessmentReport report)
    {
        var catalogue = Catalogue.Load();
        return
        [
            .. catalogue.Personas.Where(p => !p.Deprecated).Select(p => Of(p, report, catalogue)).Where(c => c.Risks.Count + c.Controls.Count > 0)
                .OrderByDescending(c => c.IsOwners).ThenByDescending(c => c.Risks.Count(r => r.Standing == RiskStanding.Exposed)),
        ];
    }

    private static PersonaConcern Of(PersonaEntry persona, AssessmentReport report, Catalogue catalogue)
    {
        var assessment = report.Assessment;
        var risks = assessment.Risks.Where(r => catalogue.FindRisk(r.RiskId)?.Personas.Contains(persona.Id, StringComparer.Ordinal) == true).ToList();
        var controls = assessment.Controls.Where(c => catalogue.FindControl(c.ControlId)?.Personas.Contains(persona.Id, StringComparer.Ordinal) == true)
            .OrderBy(c => c.Credited ?? -1).ThenByDescending(c => c.TestExists).ThenBy(c => c.ControlId, StringComparer.Ordinal).ToList();
        var own = controls.Select(c => c.ControlId).ToHashSet(StringComparer.Ordinal);
        return new PersonaConcern
        {
            Persona = persona,
            IsOwners = report.System.Personas.Contains(persona.Id, StringComparer.Ordinal),
            Risks = risks,
            Controls = controls,
            Fixes = AddressedFix.Of(persona.Id, risks, catalogue, report.System.Components.Select(c => c.Kind).ToHashSet(StringComparer.Ordinal)),
            Tests = [.. assessment.NextTests.Where(t => t.Controls.Any(own.Contains))],
            Findings = [.. risks.SelectMany(r => r.Findings).OrderByDescending(f => f.Severity).DistinctBy(f => (f.RuleId, f.Severity, f.Call))],
        };
    }
}
