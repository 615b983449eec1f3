using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Core;

/// <summary>How strong a kind of evidence is, in rising order.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Rung>))]
public enum Rung
{
    /// <summary>Somebody said so.</summary>
    Questionnaire,

    /// <summary>Somebody wrote it down; includes every claim found inside the assessed tree.</summary>
    Document,

    /// <summary>A tool looked at the subject.</summary>
    Scan,

    /// <summary>A verified signature binds a statement to the subject's digest.</summary>
    Attestation,

    /// <summary>The attack was run and its effect observed.</summary>
    ExecutedProof,
}
