using System.Text.Json.Serialization;
using Proofmark.Risk.Loss;

namespace Proofmark.Risk.Tests.Loss;

[JsonSerializable(typeof(LossSimulation))]
[JsonSerializable(typeof(LossAssessment))]
internal sealed partial class LossJson : JsonSerializerContext;
