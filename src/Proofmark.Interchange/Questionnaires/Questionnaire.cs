namespace Proofmark.Interchange.Questionnaires;

/// <summary>The answers of a questionnaire.</summary>
/// <param name="Answers">One for each row.</param>
public sealed record Questionnaire(IReadOnlyList<QuestionnaireAnswer> Answers);

/// <summary>One answer.</summary>
/// <param name="Line">The line it stands in, from 1.</param>
/// <param name="Question">The id of what was asked: a control, or a question of somebody's own.</param>
/// <param name="IsYes">True for yes, false for no, null when neither was said.</param>
/// <param name="Because">The reason that was given.</param>
/// <param name="Author">Who answered; null when the row does not say.</param>
/// <param name="Component">The component it is about; null for the whole system.</param>
/// <param name="Time">When; null when the row does not say.</param>
/// <param name="Text">The answer as it was written; empty for none.</param>
public sealed record QuestionnaireAnswer(int Line, string Question, bool? IsYes, string Because, string? Author, string? Component, DateTimeOffset? Time, string Text = "");
