using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Bindings;

/// <summary>About what a check must have spoken before its silence means anything.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BindingScope>))]
public enum BindingScope
{
    /// <summary>The system as a whole.</summary>
    System,

    /// <summary>Every model file that discovery saw.</summary>
    ModelFiles,
}
