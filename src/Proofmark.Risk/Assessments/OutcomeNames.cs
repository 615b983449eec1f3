using Proofmark.Core;

namespace Proofmark.Risk.Assessments;

/// <summary>Outcomes as words in a sentence.</summary>
internal static class OutcomeNames
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        Outcome.NotEstablished => "not established",
        Outcome.NotApplicable => "not applicable",
        _ => "error",
    };
}
