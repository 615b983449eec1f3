using System.Text.Json.Serialization;
using Proofmark.Risk.Assessments;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>Assessments as text, so that two can be compared whole.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Assessment))]
internal sealed partial class RiskJson : JsonSerializerContext;
