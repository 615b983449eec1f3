using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Core;

/// <summary>How much a finding matters, in rising order. An ordinal: never averaged, never added.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Worth knowing; changes no outcome.</summary>
    Info,

    /// <summary>Weakens the position without an attack at hand.</summary>
    Low,

    /// <summary>An attacker needs further conditions.</summary>
    Medium,

    /// <summary>An attacker who controls the input reaches the asset.</summary>
    High,

    /// <summary>Attack code is present, or the asset is open.</summary>
    Critical,
}
