using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Reporting.Signatures;

namespace Proofmark.App.Signatures;

/// <summary>The JSON of <c>verify</c>: the envelope with one check result, and what is known of the signature.</summary>
internal sealed record VerifyEnvelope : Envelope<CheckResult>
{
    /// <summary>Who signed; absent when that was not found out.</summary>
    public SignatureSigner? Signer { get; init; }

    /// <summary>What the user's policy calls the signer; absent without a policy, and when it trusts nobody who signed.</summary>
    public string? TrustedAs { get; init; }

    /// <summary>Moments at which the signature is known to have existed.</summary>
    public required IReadOnlyList<SignatureWitness> Times { get; init; }

    /// <summary>Transparency logs that hold the signature.</summary>
    public required IReadOnlyList<SignatureLog> Logs { get; init; }

    /// <summary>Checks that ran and held, in order.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>What the conclusion does not say because the user asked for less than the files.</summary>
    public string? Reservation { get; init; }

    /// <summary>What was signed about a model.</summary>
    public SignedModel? Model { get; init; }

    /// <summary>What the signer claims about the model.</summary>
    public SignedClaims? Claims { get; init; }

    /// <summary>What an attestation states.</summary>
    public SignedStatement? Statement { get; init; }
}

/// <summary>Renders <c>verify</c> as JSON.</summary>
public static class VerifyJson
{
    /// <summary>Renders a report.</summary>
    public static string Render(SignatureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var envelope = new VerifyEnvelope
        {
            Schema = "proofmark.verify",
            AsOf = report.Check.Time,
            Subject = report.Check.Subject,
            Outcome = report.Check.Outcome,
            ReasonCodes = report.Check.ReasonCodes,
            Results = [report.Check],
            Signer = report.Signer,
            TrustedAs = report.TrustedAs,
            Times = report.Times,
            Logs = report.Logs,
            Checks = report.Checks,
            Reservation = report.Reservation,
            Model = report.Model,
            Claims = report.Claims,
            Statement = report.Statement,
        };
        return JsonSerializer.Serialize(envelope, VerifyJsonContext.Default.VerifyEnvelope);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(VerifyEnvelope))]
internal sealed partial class VerifyJsonContext : JsonSerializerContext;
