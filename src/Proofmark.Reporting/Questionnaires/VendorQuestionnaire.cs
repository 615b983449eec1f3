namespace Proofmark.Reporting.Questionnaires;

/// <summary>Questions to whoever provides a component of a system, to be sent and filled in.</summary>
/// <param name="System">Id of the system.</param>
/// <param name="Component">Id of the component.</param>
/// <param name="Of">What is provided, in words.</param>
/// <param name="Questions">The questions, in their order.</param>
public sealed record VendorQuestionnaire(string System, string Component, string Of, IReadOnlyList<VendorQuestion> Questions);

/// <summary>One question of a questionnaire.</summary>
/// <param name="Id">Id of a control or of a question of the vocabulary.</param>
/// <param name="Asked">The question as a person would ask it.</param>
/// <param name="Possible">The possible answers and what each means, in their order; the meaning may be empty.</param>
/// <param name="Why">What hangs on the answer.</param>
public sealed record VendorQuestion(string Id, string Asked, IReadOnlyList<(string Answer, string Means)> Possible, string Why);
