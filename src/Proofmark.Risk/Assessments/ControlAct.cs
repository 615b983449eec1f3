using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Assessments;

/// <summary>How a control works against a risk.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ControlAct>))]
public enum ControlAct
{
    /// <summary>It lowers the chance that an attack succeeds.</summary>
    Preventive,

    /// <summary>It notices; with <see cref="Responsive"/> it lowers the loss, alone nothing.</summary>
    Detective,

    /// <summary>It reacts to what was noticed.</summary>
    Responsive,

    /// <summary>It keeps other controls alive and never lowers chance or loss itself.</summary>
    Governance,
}
