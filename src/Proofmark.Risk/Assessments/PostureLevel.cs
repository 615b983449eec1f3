using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Assessments;

/// <summary>How well must-have controls are shown to work, in rising order.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<PostureLevel>))]
public enum PostureLevel
{
    /// <summary>At least one of them has no credit, or an open finding speaks against it.</summary>
    None,

    /// <summary>Each is at least claimed: credited 0.05 or more.</summary>
    Claimed,

    /// <summary>Each was tested not long ago: credited 0.30 or more.</summary>
    Tested,

    /// <summary>Each is shown by strong evidence: credited 0.65 or more.</summary>
    Shown,
}
