using Proofmark.Core;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Tests.Scoring;

/// <summary>The published table of the scoring convention, to ±0.005.</summary>
public sealed class OracleTableTests
{
    [Fact]
    public void Nothing_known() => Check([], 0.250, 0.006, 0.649);

    [Fact]
    public void A_questionnaire_that_says_yes() => Check([Of(Rung.Questionnaire, 1)], 0.500, 0.156, 0.844);

    [Fact]
    public void A_fresh_scan_that_passes() => Check([Of(Rung.Scan, 1)], 0.750, 0.516, 0.940);

    [Fact]
    public void The_same_scan_after_two_half_lives() => Check([Of(Rung.Scan, 1, 180)], 0.500, 0.156, 0.844);

    [Fact]
    public void A_fresh_scan_that_fails() => Check([Of(Rung.Scan, 0)], 0.083, 0.002, 0.227);

    [Fact]
    public void A_verified_attestation_of_any_age() => Check([Of(Rung.Attestation, 1, 4000)], 0.850, 0.699, 0.967);

    [Fact]
    public void An_attestation_and_a_scan_that_pass() => Check([Of(Rung.Attestation, 1), Of(Rung.Scan, 1)], 0.893, 0.782, 0.977);

    [Fact]
    public void An_attestation_that_passes_and_a_scan_that_fails() => Check([Of(Rung.Attestation, 1), Of(Rung.Scan, 0)], 0.607, 0.439, 0.769);

    [Fact]
    public void Ninety_two_per_cent_of_twenty_effective_trials() =>
        Check([new Voice("a", 0.92, MethodWeight.Of(Rung.ExecutedProof, 20).PseudoCounts, [])], 0.859, 0.760, 0.943);

    [Fact]
    public void An_executed_proof_without_a_size_counts_as_a_scan() =>
        MethodWeight.Of(Rung.ExecutedProof).Should().Be(MethodWeight.Of(Rung.Scan));

    [Fact]
    public void No_proof_is_worth_more_than_twenty() =>
        MethodWeight.Of(Rung.ExecutedProof, 1e9).PseudoCounts.Should().Be(20);

    [Theory]
    [InlineData(100, 0, 100)]
    [InlineData(100, 1, 1)]
    [InlineData(101, 0.1, 101 / 11.0)]
    public void Similar_trials_count_less(long trials, double correlation, double expected) =>
        EffectiveSize.Of(trials, correlation).Should().BeApproximately(expected, 1e-12);

    private static Voice Of(Rung method, double share, double days = 0) =>
        new(method.ToString(), share, MethodWeight.Of(method).After(TimeSpan.FromDays(days)), []);

    private static void Check(Voice[] voices, double mean, double low, double high)
    {
        var posterior = ControlCredit.Posterior(voices);
        posterior.Mean.Should().BeApproximately(mean, 0.005);
        ControlCredit.Credited(posterior).Should().BeApproximately(low, 0.005);
        posterior.Quantile(0.9).Should().BeApproximately(high, 0.005);
    }
}
