using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Guidance;

namespace Proofmark.Reporting.Guidance;

/// <summary>What a persona should do, stage by stage.</summary>
/// <param name="Persona">The persona.</param>
/// <param name="Guidance">What the role is about.</param>
/// <param name="System">Id of the system for which the steps were chosen; null for all risks of the persona.</param>
/// <param name="Steps">The steps, in the order of the stages, and best first inside a stage.</param>
public sealed record PersonaGuide(CatalogueLine Persona, GuidanceEntry Guidance, string? System, IReadOnlyList<GuideStep> Steps);

/// <summary>Something to do at a stage.</summary>
/// <param name="Stage">Lifecycle stage.</param>
/// <param name="Do">What, as an instruction.</param>
/// <param name="Entry">The risk or control from whose guidance it is taken.</param>
/// <param name="Control">Id of the control it belongs to; null for none.</param>
/// <param name="Answers">Ids of the risks that it answers, worst first where a system was assessed.</param>
public sealed record GuideStep(string Stage, string Do, CatalogueLine Entry, string? Control, IReadOnlyList<string> Answers);
