using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Provenance.Lineage.Windows;

/// <summary>The classes of tamper windows: intervals in which bytes could change without the evidence showing it.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WindowClass>))]
public enum WindowClass
{
    /// <summary>Between the step that made an artifact and the one that took it.</summary>
    HandOver = 1,

    /// <summary>Inside a step.</summary>
    InStep,

    /// <summary>Between two segments of a training.</summary>
    CheckpointChain,

    /// <summary>Between the end of a step and the trusted time of its signature.</summary>
    SignDelay,

    /// <summary>Between the publication of an artifact and its use.</summary>
    PublishConsume,

    /// <summary>What a step read is not all recorded.</summary>
    InputCompleteness,

    /// <summary>One identity alone vouches for neighbouring steps.</summary>
    Identity,

    /// <summary>The times contradict each other.</summary>
    TimeSanity,

    /// <summary>An artifact without a recorded origin.</summary>
    Orphan,
}
