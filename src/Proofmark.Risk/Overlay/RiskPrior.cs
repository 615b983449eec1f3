using System.Text.Json.Serialization;
using Proofmark.Core.Json;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Overlay;

/// <summary>What is assumed about a risk until the owner of a system says otherwise. Ordinal: neither part is a probability or an amount.</summary>
/// <param name="Risk">Risk id.</param>
/// <param name="Impact">The class of harm; always an assumption.</param>
/// <param name="Maturity">How far attacks of this kind have come.</param>
/// <param name="Basis">What <paramref name="Maturity"/> rests on: <c>assumption</c> or <c>published(REFERENCE)</c>.</param>
/// <param name="Reason">Why this class of harm, in a clause.</param>
public sealed record RiskPrior(string Risk, ImpactClass Impact, AttackMaturity Maturity, string Basis, string Reason);

/// <summary>How far attacks have come, in the words of MITRE ATLAS, in rising order.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<AttackMaturity>))]
public enum AttackMaturity
{
    /// <summary>Shown in research to be possible in principle.</summary>
    Feasible,

    /// <summary>Carried out by researchers against a real system or model.</summary>
    Demonstrated,

    /// <summary>Used against somebody.</summary>
    Realized,
}
