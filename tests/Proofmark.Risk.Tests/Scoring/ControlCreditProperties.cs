using CsCheck;
using Proofmark.Risk.Scoring;

namespace Proofmark.Risk.Tests.Scoring;

/// <summary>Properties P1, P2, P3 and P7 of the scoring convention, on the arithmetic alone.</summary>
public sealed class ControlCreditProperties
{
    private const double Rounding = 1e-9;

    private static readonly Gen<Voice> AnyVoice =
        Gen.Select(Gen.Int[0, 6], Gen.Double[0, 1], Gen.Double[0, 20], (check, share, weight) => new Voice($"check{check}", share, weight, []));

    private static readonly Gen<Voice[]> AnyVoices = AnyVoice.Array[0, 8];

    [Fact]
    public void A_further_pass_never_lowers_credit() => Gen.Select(AnyVoices, Gen.Double[0, 20]).Sample((voices, weight) =>
        Credit([.. voices, new Voice("more", 1, weight, [])]) >= Credit(voices) - Rounding);

    [Fact]
    public void A_further_fail_never_raises_credit() => Gen.Select(AnyVoices, Gen.Double[0, 20]).Sample((voices, weight) =>
        Credit([.. voices, new Voice("more", 0, weight, [])]) <= Credit(voices) + Rounding);

    [Fact]
    public void An_older_pass_never_gives_more() => Gen.Select(AnyVoices, Gen.Double[0, 20], Gen.Double[0, 1]).Sample((voices, weight, faded) =>
        Credit([.. voices, new Voice("more", 1, weight * faded, [])]) <= Credit([.. voices, new Voice("more", 1, weight, [])]) + Rounding);

    [Fact]
    public void Order_changes_nothing_to_the_last_bit() => AnyVoices.Sample(voices =>
        ControlCredit.Posterior(voices.Reverse()).Equals(ControlCredit.Posterior(voices)));

    [Fact]
    public void Credit_lies_between_zero_and_the_mean_of_certainty() => AnyVoices.Sample(voices => Credit(voices) is >= 0 and <= 1);

    private static double Credit(IEnumerable<Voice> voices) => ControlCredit.Credited(ControlCredit.Posterior(voices));
}
