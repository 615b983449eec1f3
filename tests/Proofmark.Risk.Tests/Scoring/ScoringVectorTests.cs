using System.Text.Json;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Assessments.Ranks;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Overlay;
using Proofmark.Risk.Scoring;
using Proofmark.Risk.Scoring.Residuals;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Tests.Scoring;

/// <summary>The published vectors (<c>spec/vectors/scoring.v1.json</c>), whose figures were computed independently.</summary>
public sealed class ScoringVectorTests
{
    private const double Tolerance = 1e-6;

    private static readonly JsonElement File = Vectors.Read("scoring.v1.json");

    public static TheoryData<string> Posteriors => Vectors.Names(File, "posteriors");

    public static TheoryData<string> Residuals => Vectors.Names(File, "residuals");

    [Theory]
    [MemberData(nameof(Posteriors))]
    public void Posterior(string name)
    {
        var vector = Vectors.Named(File, "posteriors", name);
        var expected = vector.GetProperty("expect");
        var belief = Belief(vector.GetProperty("voices"));
        belief.Posterior.Alpha.Should().BeApproximately(expected.GetProperty("alpha").GetDouble(), Tolerance);
        belief.Posterior.Beta.Should().BeApproximately(expected.GetProperty("beta").GetDouble(), Tolerance);
        belief.IsSupported.Should().Be(expected.GetProperty("supported").GetBoolean());
        belief.Credited.Should().BeApproximately(expected.GetProperty("credited").GetDouble(), Tolerance);
        belief.Mean.Should().BeApproximately(expected.GetProperty("mean").GetDouble(), Tolerance);
        belief.High.Should().BeApproximately(expected.GetProperty("high").GetDouble(), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Residuals))]
    public void Residual(string name)
    {
        var vector = Vectors.Named(File, "residuals", name);
        var model = new ResidualModel(new ScoringAssumptions { Dependence = vector.GetProperty("dependence").GetDouble() });
        var effects = vector.GetProperty("mechanisms").EnumerateArray().Select(m => Effect(m, model)).ToList();
        Compare(model.Chance(effects), vector.GetProperty("expect").GetProperty("chance"));
        Compare(model.Loss(effects), vector.GetProperty("expect").GetProperty("loss"));
    }

    [Fact]
    public void The_order_is_that_of_the_vectors()
    {
        var keys = File.GetProperty("order").EnumerateArray().Select(k => new RankKey(
            Word<RiskStanding>(k, "standing"),
            k.GetProperty("accepted").GetBoolean(),
            Word<ImpactClass>(k, "impact"),
            Word<Severity>(k, "severity"),
            k.GetProperty("residual").GetDouble(),
            k.GetProperty("findings").GetInt32(),
            k.GetProperty("coverage").GetDouble(),
            k.GetProperty("id").GetString()!)).ToList();
        keys.Should().HaveCountGreaterThan(10);
        keys.AsEnumerable().Reverse().Order().Select(k => k.Id).Should().Equal(keys.Select(k => k.Id));
    }

    [Fact]
    public void The_constants_are_those_of_the_convention()
    {
        var constants = File.GetProperty("constants");
        constants.GetProperty("priorAlpha").GetDouble().Should().Be(ControlCredit.PriorAlpha);
        constants.GetProperty("priorBeta").GetDouble().Should().Be(ControlCredit.PriorBeta);
        constants.GetProperty("creditedQuantile").GetDouble().Should().Be(ControlCredit.CreditedQuantile);
        constants.GetProperty("threshold").GetDouble().Should().Be(ControlCredit.Threshold);
        constants.GetProperty("missingWeight").GetDouble().Should().Be(Voice.MissingWeight);
        constants.GetProperty("mostTrials").GetDouble().Should().Be(MethodWeight.MostProofCounts);
        constants.GetProperty("correlation").GetDouble().Should().Be(Binding.DefaultCorrelation);
        foreach (var ceiling in constants.GetProperty("ceilings").EnumerateObject())
        {
            var range = EffectSet.Load().CeilingOf(Enum.Parse<EffectStrength>(ceiling.Name, ignoreCase: true));
            ceiling.Value.EnumerateArray().Select(v => v.GetDouble()).Should().Equal(range.Low, range.Mode, range.High);
        }
    }

    private static (Mechanism, EffectFigures) Effect(JsonElement vector, ResidualModel model)
    {
        var controls = vector.GetProperty("controls").EnumerateArray().Select((c, i) => (Id: $"c{i}", Ceiling: EffectSet.Load().CeilingOf(Word<EffectStrength>(c, "strength")), Belief: Belief(c.GetProperty("voices")))).ToList();
        var mechanism = new Mechanism(vector.GetProperty("group").GetString()!, Word<EffectAct>(vector, "acts"), [.. controls.Select(c => (c.Id, c.Ceiling))]);
        return (mechanism, model.Effect(mechanism, id => controls.Single(c => c.Id == id).Belief, vector.TryGetProperty("refuted", out var refuted) && refuted.GetBoolean()));
    }

    private static ControlBelief Belief(JsonElement voices) => ControlBeliefs.Of([.. voices.EnumerateArray().Select(OfVoice)], new QuantileCache());

    private static Voice OfVoice(JsonElement voice)
    {
        var check = voice.GetProperty("check").GetString()!;
        var outcome = voice.GetProperty("outcome").GetString();
        var method = Word<Rung>(voice, "method");
        var weight = MethodWeight.Of(method, Trials(voice));
        var recall = voice.TryGetProperty("recall", out var measured) ? new BindingRecall(measured.GetProperty("value").GetDouble(), measured.GetProperty("n").GetInt64(), "measured(vector)") : null;
        return outcome switch
        {
            "missing" => new Voice(check, 0, Voice.MissingWeight, []) { WeightIfFailed = MethodWeight.Of(method, MethodWeight.MostProofCounts).PseudoCounts },
            "fail" => new Voice(check, 0, weight.PseudoCounts, ["e"]) { Recall = recall },
            _ => new Voice(check, 1, weight.After(TimeSpan.FromDays(voice.GetProperty("ageDays").GetDouble())), ["e"]) { Recall = recall },
        };
    }

    private static double? Trials(JsonElement voice) => voice.TryGetProperty("trials", out var trials)
        ? EffectiveSize.Of(trials.GetInt64(), voice.TryGetProperty("correlation", out var correlation) ? correlation.GetDouble() : Binding.DefaultCorrelation)
        : null;

    private static void Compare(ResidualShare share, JsonElement expected)
    {
        share.Low.Should().BeApproximately(expected.GetProperty("low").GetDouble(), Tolerance);
        share.Mean.Should().BeApproximately(expected.GetProperty("mean").GetDouble(), Tolerance);
        share.Credited.Should().BeApproximately(expected.GetProperty("credited").GetDouble(), Tolerance);
    }

    private static T Word<T>(JsonElement element, string name)
        where T : struct, Enum => Enum.Parse<T>(element.GetProperty(name).GetString()!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
