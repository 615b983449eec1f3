using System.Text;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>The published vectors (<c>spec/vectors/assessment.v1.json</c>).</summary>
public sealed class AssessmentVectorTests
{
    private const double Tolerance = 0.001;

    private static readonly JsonElement File = Vectors.Read("assessment.v1.json");

    public static TheoryData<string> Cases => Vectors.Names(File, "cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case(string name)
    {
        var vector = Vectors.Named(File, "cases", name);
        var model = Model(vector.GetProperty("components"));

        // The scanner hashes every file of the tree, whatever came of it; another check stands for that here.
        var hashes = model.Components.SelectMany(c => c.Files).Select(f => Some.Run(Some.Result(Outcome.NotApplicable, check: "scan.other", path: f, digest: DigestOf(f["models/".Length..^".pkl".Length]))));
        var assessment = Some.Assess(model, [.. hashes, .. vector.GetProperty("evidence").EnumerateArray().Select(Item)]);
        foreach (var expected in vector.GetProperty("expect").EnumerateArray())
        {
            var risk = assessment.Risk(expected.GetProperty("instance").GetString()!);
            risk.Standing.Should().Be(Word<RiskStanding>(expected, "standing"));
            risk.Residual!.Credited.Should().BeApproximately(expected.GetProperty("credited").GetDouble(), Tolerance);
            risk.Coverage.With.Should().Be(expected.GetProperty("with").GetInt32());
        }
    }

    private static SystemModel Model(JsonElement components)
    {
        var model = Some.System();
        var made = components.EnumerateArray().Select(c => new SystemComponent(c.GetProperty("id").GetString()!, "componentTheModel", true, new Location("proofmark.yaml"))
        {
            Files = [.. c.GetProperty("files").EnumerateArray().Select(f => f.GetString()!)],
        }).ToList();
        return model with { Components = made, Facts = [.. made.SelectMany(c => c.Files).Select(f => new Fact("discover.model-file", FactKind.ModelFile, f, Confidence.High, new Location(f)))] };
    }

    private static EvidenceItem Item(JsonElement evidence)
    {
        var result = Some.Result(
            Word<Outcome>(evidence, "outcome"),
            path: evidence.GetProperty("subject").GetString()!,
            digest: DigestOf(evidence.GetProperty("digest").GetString()!),
            time: Some.Now.AddDays(-evidence.GetProperty("ageDays").GetDouble()));
        var origin = Word<EvidenceOrigin>(evidence, "origin");
        return origin == EvidenceOrigin.ThisRun ? Some.Run(result) : Some.Stored(result, origin);
    }

    private static Digest DigestOf(string name) => Digest.OfBytes(Encoding.UTF8.GetBytes(name));

    private static T Word<T>(JsonElement element, string name)
        where T : struct, Enum => Enum.Parse<T>(element.GetProperty(name).GetString()!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
