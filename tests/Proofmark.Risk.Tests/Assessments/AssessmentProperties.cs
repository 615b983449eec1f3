using System.Text.Json;
using CsCheck;
using Proofmark.Core;
using Proofmark.Risk.Assessments;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>Properties P1, P2, P3, P7, P8, P13 and P14 of the scoring convention, and that hiding never helps, on whole assessments.</summary>
public sealed class AssessmentProperties
{
    private const double Rounding = 1e-9;

    private static readonly string[] Files = ["models/a.pkl", "models/b.pkl", "models/c.pkl"];

    // Another check has hashed every file, so that what the tree holds does not hang on the evidence that varies.
    private static readonly EvidenceItem[] Hashes = [.. Files.Select(f => Some.Run(Some.Result(Outcome.NotApplicable, check: "scan.other", path: f, digest: DigestOf(f))))];

    private static readonly Gen<EvidenceItem> Any = Item(Gen.OneOf(Gen.Const(Outcome.Pass), Gen.Const(Outcome.Fail), Gen.Const(Outcome.NotEstablished), Gen.Const(Outcome.Error)));
    private static readonly Gen<EvidenceItem[]> Sets = Any.Array[0, 8];

    [Fact]
    public void P1_and_P3_a_pass_never_lowers_and_its_absence_never_helps() => Gen.Select(Sets, Item(Gen.Const(Outcome.Pass))).Sample((items, pass) =>
        IsNoBetter(Assess(items), Assess([.. items, pass])));

    [Fact]
    public void P2_a_fail_never_helps() => Gen.Select(Sets, Item(Gen.Const(Outcome.Fail))).Sample((items, fail) =>
        IsNoBetter(Assess([.. items, fail]), Assess(items)));

    [Fact]
    public void P3_an_older_pass_never_helps() => Gen.Select(Sets, Gen.Int[0, 2], Gen.Int[0, 300], Gen.Int[0, 300]).Sample((items, file, days, more) =>
        IsNoBetter(Assess([.. items, Old(file, days + more)]), Assess([.. items, Old(file, days)])));

    [Fact]
    public void P7_order_changes_nothing() => Sets.Sample(items => Json(Assess([.. items.Reverse()])) == Json(Assess(items)));

    [Fact]
    public void P8_repetition_changes_nothing() => Sets.Sample(items => Json(Assess([.. items, .. items])) == Json(Assess(items)));

    // A pass that is dropped can bring back the fail that it had replaced, which is evidence too: so only passes here.
    [Fact]
    public void P13_coverage_falls_or_stays_when_evidence_is_dropped() => Gen.Select(Item(Gen.Const(Outcome.Pass)).Array[0, 8], Item(Gen.Const(Outcome.Pass))).Sample((items, pass) =>
        Assess(items).Coverage.With <= Assess([.. items, pass]).Coverage.With);

    [Fact]
    public void P14_evidence_about_other_bytes_is_as_if_absent() => Gen.Select(Sets, Gen.Int[0, 2], Gen.Bool, Gen.Int[1, 99]).Sample((items, file, pass, days) =>
    {
        var other = Some.Stored(Some.Result(pass ? Outcome.Pass : Outcome.Fail, path: Files[file], digest: Digest.OfBytes("other"u8), time: Some.Now.AddDays(-days)));
        return Json(Assess([.. items, other])) == Json(Assess(items));
    });

    [Fact]
    public void What_lies_in_the_tree_changes_nothing() => Gen.Select(Sets, Any).Sample((items, claim) =>
        Json(Assess([.. items, claim with { Origin = EvidenceOrigin.AssessedTree }])) == Json(Assess(items)) || items.Any(i => i.Id == claim.Id));

    [Fact]
    public void Hiding_a_failure_leaves_unknown_at_best() =>
        Gen.Select(Gen.OneOf(Gen.Const(Outcome.Pass), Gen.Const(Outcome.Fail), Gen.Const(Outcome.NotEstablished)).Array[3], Gen.Bool.Array[3]).Sample((outcomes, kept) =>
        {
            var items = Files.Select((f, i) => Some.Run(Some.Result(outcomes[i], path: f, digest: DigestOf(f)))).ToArray();
            var before = Assess(items);
            var after = Assess([.. items.Where((_, i) => kept[i])]);
            return before.Risks.Where(r => r.Standing == RiskStanding.Exposed).All(r => after.Risk(r.Id).Standing <= RiskStanding.Unknown);
        });

    private static bool IsNoBetter(Assessment low, Assessment high) =>
        low.Controls.Zip(high.Controls).All(pair => (pair.First.Credited ?? 0) <= (pair.Second.Credited ?? 0) + Rounding)
        && low.Risks.All(r => r.Standing <= high.Risk(r.Id).Standing);

    private static Assessment Assess(EvidenceItem[] items) => Some.Assess(Some.System(Files), [.. Hashes, .. items]);

    private static EvidenceItem Old(int file, int days) => Some.Stored(Some.Result(Outcome.Pass, path: Files[file], digest: DigestOf(Files[file]), time: Some.Now.AddDays(-days)));

    private static Gen<EvidenceItem> Item(Gen<Outcome> outcomes) => Gen.Select(outcomes, Gen.Int[0, 2], Gen.Int[0, 200], Gen.Bool, Gen.OneOf(Gen.Const(Rung.Scan), Gen.Const(Rung.Document), Gen.Const(Rung.Attestation)))
        .Select((outcome, file, days, thisRun, method) =>
        {
            var result = Some.Result(outcome, path: Files[file], digest: DigestOf(Files[file]), time: Some.Now.AddDays(-days), method: method);
            return thisRun ? Some.Run(result with { Time = Some.Now }) : Some.Stored(result);
        });

    private static Digest DigestOf(string file) => Digest.OfBytes(System.Text.Encoding.UTF8.GetBytes(file));

    private static string Json(Assessment assessment) => JsonSerializer.Serialize(assessment with { Disregarded = [] }, RiskJson.Default.Assessment);
}
