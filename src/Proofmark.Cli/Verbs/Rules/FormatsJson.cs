using System.Text.Json;
using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Formats.Identification;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary>JSON of file formats and what the scan says of them.</summary>
internal static class FormatsJson
{
    public static string Render(IReadOnlyList<NamedFormat> formats, DateTimeOffset asOf) => JsonSerializer.Serialize(
        new Envelope<FormatEntry>
        {
            Schema = "proofmark.formats",
            AsOf = asOf,
            Subject = new Subject(Core.SubjectKind.Artifact, "file formats"),
            Outcome = Core.Outcome.NotApplicable,
            ReasonCodes = ["lookup"],
            Results = [.. formats.Select(f => new FormatEntry(f.Name, f.State, f.Format?.Id, f.Format?.LoaderMayExecute, f.Note.Length > 0 ? f.Note : null))],
        },
        FormatsJsonContext.Default.EnvelopeFormatEntry);
}

/// <summary>A format as JSON shows it.</summary>
internal sealed record FormatEntry(
    string Name, [property: JsonConverter(typeof(KebabCaseEnumConverter<FormatState>))] FormatState State, string? Format, bool? LoaderMayExecute, string? Note);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Envelope<FormatEntry>))]
internal sealed partial class FormatsJsonContext : JsonSerializerContext;
