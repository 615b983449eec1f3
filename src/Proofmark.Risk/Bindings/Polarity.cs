using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Bindings;

/// <summary>What the outcome of a check says about a control.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Polarity>))]
public enum Polarity
{
    /// <summary>A pass speaks for the control; a fail says nothing.</summary>
    Supports,

    /// <summary>A fail speaks against the control; a pass says nothing, because looking for one mistake does not show a control.</summary>
    Refutes,

    /// <summary>A pass speaks for it and a fail against it.</summary>
    Both,
}
