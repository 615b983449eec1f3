using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Core;

/// <summary>What a check may conclude. Unknown is never a pass.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>Everything in scope was seen and nothing was found.</summary>
    Pass,

    /// <summary>Something was found that contradicts what the check asks for.</summary>
    Fail,

    /// <summary>The check could not see enough to decide.</summary>
    NotEstablished,

    /// <summary>The check does not concern this subject; a reason is given.</summary>
    NotApplicable,

    /// <summary>The check itself broke (input/output failure or a bug); nothing is known.</summary>
    Error,
}
