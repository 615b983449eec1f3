using Proofmark.Core;

namespace Proofmark.Risk.Assessments;

/// <summary>A failed check, and one of its findings, at one risk instance.</summary>
/// <param name="RiskId">The risk.</param>
/// <param name="ComponentId">The component, or the system.</param>
/// <param name="CheckId">The check that failed.</param>
/// <param name="Subject">What it spoke about.</param>
/// <param name="Finding">What it found; null when it failed without saying what.</param>
internal sealed record OpenIssue(string RiskId, string ComponentId, string CheckId, Subject Subject, Finding? Finding);
