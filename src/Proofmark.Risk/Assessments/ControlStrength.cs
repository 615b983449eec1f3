using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Assessments;

/// <summary>How much of a risk a control could take away if it worked perfectly; the ranges belong to the overlay.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ControlStrength>))]
public enum ControlStrength
{
    /// <summary>A little.</summary>
    Weak,

    /// <summary>A part.</summary>
    Moderate,

    /// <summary>Most.</summary>
    Strong,
}
