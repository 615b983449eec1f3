using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.App.Policies;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Scanning;

namespace Proofmark.Cli.Verbs.Scan;

/// <summary>A check result like everywhere, and the file in short.</summary>
internal sealed record ScannedFile : CheckResult
{
    [SetsRequiredMembers]
    public ScannedFile(CheckResult result, string? format)
        : base(result) => Format = format;

    /// <summary>Path relative to what was named.</summary>
    public string Path => Subject.Name;

    /// <summary>Digest of the content; null where it was not read.</summary>
    public Digest? Digest => Subject.Digest;

    /// <summary>Id of the format as which it was identified; null where it was not read.</summary>
    public string? Format { get; }

    /// <summary>What was found, in one word.</summary>
    public string Verdict => Outcome switch
    {
        Outcome.Fail => ReasonCodes.Contains(ScanCodes.Malicious) ? "malicious" : "suspicious",
        Outcome.NotEstablished => "not-established",
        Outcome.Pass => "clean",
        Outcome.NotApplicable => "not-applicable",
        _ => "error",
    };
}

/// <summary>JSON of a scan.</summary>
internal static class ScanJson
{
    public static string Render(string[] paths, ScanReport report, Decision decision, IReadOnlyList<string> reasons, DateTimeOffset asOf) => JsonSerializer.Serialize(
        new Envelope<ScannedFile>
        {
            Schema = "proofmark.scan",
            SchemaVersion = "1.1",
            RuleSet = report.RuleSet,
            AsOf = asOf,
            Subject = new Subject(SubjectKind.Artifact, string.Join(' ', paths), report.Results is [{ Subject.Digest: var digest }] ? digest : null),
            Outcome = decision.Outcome,
            ReasonCodes = reasons,
            Results = [.. report.Results.Zip(report.Formats, static (result, format) => new ScannedFile(result, format))],
        },
        ScanJsonContext.Default.EnvelopeScannedFile);
}

/// <summary>Source-generated JSON of <c>scan</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n",
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Envelope<ScannedFile>))]
internal sealed partial class ScanJsonContext : JsonSerializerContext;
