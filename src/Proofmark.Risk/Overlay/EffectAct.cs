using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Overlay;

/// <summary>Where on the way from attack to loss a control acts.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EffectAct>))]
public enum EffectAct
{
    /// <summary>On the chance that an attack succeeds.</summary>
    Preventive,

    /// <summary>It notices; worth something only together with a response.</summary>
    Detective,

    /// <summary>It limits the loss of what was noticed.</summary>
    Responsive,

    /// <summary>It keeps other controls alive; never on the chance or the loss directly.</summary>
    Governance,
}
