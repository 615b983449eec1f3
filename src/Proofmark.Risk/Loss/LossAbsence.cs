using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Loss;

/// <summary>Why an assessment has no figure of loss.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<LossAbsence>))]
public enum LossAbsence
{
    /// <summary>The owner gave no range, and the tool has no amount of its own.</summary>
    NoOwnerRanges,

    /// <summary>The owner gave ranges, and none could be used: nothing was simulated, which is not a loss of nothing.</summary>
    NoUsableRange,
}
