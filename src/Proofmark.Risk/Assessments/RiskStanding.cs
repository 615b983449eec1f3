using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Assessments;

/// <summary>Where a risk instance stands, worst first.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RiskStanding>))]
public enum RiskStanding
{
    /// <summary>A finding shows that the weakness is there.</summary>
    Exposed,

    /// <summary>No evidence speaks for any of its controls, or a check that the risk needs has not spoken.</summary>
    Unknown,

    /// <summary>Evidence speaks for some of its controls.</summary>
    PartlyCovered,

    /// <summary>Evidence speaks for each of its controls.</summary>
    Covered,
}
