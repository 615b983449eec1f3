using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Rules;

/// <summary>Who wrote a rule.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RuleOrigin>))]
public enum RuleOrigin
{
    /// <summary>It is part of this build.</summary>
    BuiltIn,

    /// <summary>The user named the folder, and it lies outside of what is assessed: it counts like a built-in one.</summary>
    User,

    /// <summary>It lies inside the assessed tree: it can add findings and nothing else.</summary>
    AssessedTree,
}
