using System.Text.Json.Serialization;
using Proofmark.Core.Json;
using Proofmark.Reporting.Guidance;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues.Checking;
using Proofmark.Risk.Catalogues.Comparing;
using Proofmark.Risk.Evidence;

namespace Proofmark.Cli.Output;

/// <summary>Source-generated JSON of the answers of those verbs that have no use case of their own.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Envelope<CatalogueChange>))]
[JsonSerializable(typeof(Envelope<CatalogueFault>))]
[JsonSerializable(typeof(Envelope<CatalogueLine>))]
[JsonSerializable(typeof(Envelope<EvidenceItem>))]
[JsonSerializable(typeof(Envelope<Explanation>))]
[JsonSerializable(typeof(Envelope<PersonaGuide>))]
internal sealed partial class VerbJson : JsonSerializerContext;
