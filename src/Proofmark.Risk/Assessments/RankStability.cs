using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Assessments;

/// <summary>Whether a place in the order hangs on assumptions.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RankStability>))]
public enum RankStability
{
    /// <summary>Whether it is among the worst, and its order against neighbours of another standing or impact, survives every tried change of an assumption.</summary>
    Robust,

    /// <summary>At least one tried change of an assumption changes it.</summary>
    Contested,
}
