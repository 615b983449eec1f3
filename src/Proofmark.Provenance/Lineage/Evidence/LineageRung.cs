using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Provenance.Lineage.Evidence;

/// <summary>How well a fact about where a model comes from is founded, in rising order.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<LineageRung>))]
public enum LineageRung
{
    /// <summary>Somebody wrote it down, for example in a model card.</summary>
    Declared,

    /// <summary>A tool left it in a file that anybody can edit.</summary>
    Derived,

    /// <summary>It was measured and nobody who is trusted signed it: digests in unsigned records, states of trainers.</summary>
    Measured,

    /// <summary>A trusted identity signed it, bound to a digest.</summary>
    Attested,
}
