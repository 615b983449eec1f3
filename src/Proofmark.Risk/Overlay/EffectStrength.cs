using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Overlay;

/// <summary>How much a control that is done perfectly can cut a risk. Ordinal; the ranges stand in <see cref="EffectCeiling"/>.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EffectStrength>))]
public enum EffectStrength
{
    /// <summary>It takes away a little.</summary>
    Weak,

    /// <summary>It takes away a part.</summary>
    Moderate,

    /// <summary>It takes away most.</summary>
    Strong,
}
