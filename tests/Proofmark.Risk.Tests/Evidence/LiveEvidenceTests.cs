using Proofmark.Core;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Tests.Evidence;

public sealed class LiveEvidenceTests
{
    [Fact]
    public void A_fail_does_not_age()
    {
        // Beside an answer that says yes: Beta(0.5 + 1, 1.5 + 4).
        var answer = Some.Result(Outcome.Pass, check: "answer.controlSecureByDefaultMLTooling") with { Subject = new Subject(SubjectKind.System, "support") };
        var control = Some.Assess(Some.System(Some.ModelPath), Hashed(), Some.Stored(answer, author: "somebody"), Some.Stored(Some.Result(Outcome.Fail, time: Some.Now.AddYears(-5))))
            .Controls.Single(c => c.ControlId == "controlSecureByDefaultMLTooling");
        control.Mean.Should().BeApproximately(1.5 / 7, 1e-9);
    }

    [Fact]
    public void An_older_pass_does_not_replace_a_fail() =>
        Resolve(Some.Run(Some.Result(Outcome.Fail)), Some.Stored(Some.Result(Outcome.Pass, time: Some.Now.AddDays(-1)))).Should().Be(Outcome.Fail);

    [Fact]
    public void A_newer_pass_of_the_same_check_replaces_a_fail() =>
        Resolve(Some.Stored(Some.Result(Outcome.Fail, time: Some.Now.AddDays(-1))), Some.Run(Some.Result(Outcome.Pass))).Should().Be(Outcome.Pass);

    [Fact]
    public void A_newer_pass_of_a_narrower_scope_does_not() =>
        Resolve(Hashed(), Some.Stored(Some.Result(Outcome.Fail, time: Some.Now.AddDays(-2))), Some.Stored(Some.Result(Outcome.Pass, time: Some.Now.AddDays(-1)) with { Scope = "a corner of it" }))
            .Should().Be(Outcome.Fail);

    [Fact]
    public void A_newer_answer_by_hand_does_not() =>
        Resolve(Hashed(), Some.Stored(Some.Result(Outcome.Fail, time: Some.Now.AddDays(-2))), Some.Stored(Some.Result(Outcome.Pass, time: Some.Now.AddDays(-1)), author: "somebody"))
            .Should().Be(Outcome.Fail);

    [Fact]
    public void A_result_that_established_nothing_does_not_replace_a_fail() =>
        Resolve(Some.Stored(Some.Result(Outcome.Fail, time: Some.Now.AddDays(-2))), Some.Run(Some.Result(Outcome.NotEstablished))).Should().Be(Outcome.Fail);

    [Fact]
    public void A_newer_result_that_established_nothing_ends_a_pass() =>
        Resolve(Some.Stored(Some.Result(Outcome.Pass, time: Some.Now.AddDays(-2))), Some.Run(Some.Result(Outcome.NotEstablished))).Should().Be(Outcome.NotEstablished);

    [Fact]
    public void A_result_about_other_bytes_says_nothing()
    {
        Resolve(Hashed(Some.DigestB), Some.Stored(Some.Result(Outcome.Pass))).Should().BeNull();
        Resolve(Hashed(Some.DigestB), Some.Stored(Some.Result(Outcome.Fail))).Should().BeNull();
    }

    [Fact]
    public void Without_a_digest_of_the_tree_a_fail_counts_and_a_pass_does_not()
    {
        Resolve(Some.Stored(Some.Result(Outcome.Fail))).Should().Be(Outcome.Fail);
        Resolve(Some.Stored(Some.Result(Outcome.Pass))).Should().BeNull();
    }

    [Fact]
    public void The_same_bytes_under_another_name_are_recognised()
    {
        var live = LiveEvidence.Resolve([Hashed(), Some.Stored(Some.Result(Outcome.Fail, path: "downloads/renamed.pkl"))], Some.System(Some.ModelPath), Some.Now, false);
        live.Should().Contain(r => r.CheckId == Some.Scan && r.Subject.Name == Some.ModelPath && r.Outcome == Outcome.Fail);
    }

    [Fact]
    public void Evidence_from_later_does_not_exist_yet() =>
        Resolve(Hashed(), Some.Stored(Some.Result(Outcome.Pass, time: Some.Now.AddSeconds(1)))).Should().BeNull();

    [Fact]
    public void Stored_proofs_and_attestations_count_as_scans_while_unsigned()
    {
        foreach (var method in (Rung[])[Rung.Attestation, Rung.ExecutedProof])
        {
            var item = Some.Stored(Some.Result(Outcome.Pass, method: method));
            EvidenceTrust.Method(item, false).Should().Be(Rung.Scan);
            EvidenceTrust.Reduction(item, false).Should().Contain("nobody signed it");
        }
    }

    [Fact]
    public void What_a_trusted_assessor_signed_counts_as_what_it_is()
    {
        var item = Some.Stored(Some.Result(Outcome.Pass, method: Rung.Attestation)) with { SignedBy = "Assessors" };

        EvidenceTrust.Method(item, false).Should().Be(Rung.Attestation);
        EvidenceTrust.Reduction(item, false).Should().BeNull();
        EvidenceTrust.Method(item with { Statement = EvidenceStatement.FromResult(item.Result, "somebody") }, false).Should().Be(Rung.Questionnaire, "an answer remains an answer, whoever signs it");
    }

    [Fact]
    public void In_the_assessed_tree_a_signature_counts_for_bytes_only()
    {
        var named = Some.Stored(Some.Result(Outcome.Pass, digest: Some.DigestA), EvidenceOrigin.AssessedTree) with { SignedBy = "Assessors" };
        var unnamed = named with { Statement = EvidenceStatement.FromResult(named.Result with { Method = Rung.Attestation, Subject = new Subject(SubjectKind.Component, "llm") }) };

        EvidenceTrust.Counts(named, false).Should().BeTrue();
        EvidenceTrust.Counts(named with { SignedBy = null }, false).Should().BeFalse();
        EvidenceTrust.Counts(unnamed, false).Should().BeFalse("it may have been signed for another system");
        EvidenceTrust.Reduction(unnamed, false).Should().Contain("another system");
        EvidenceTrust.Method(unnamed, false).Should().Be(Rung.Document);
    }

    [Fact]
    public void A_statement_keeps_its_signer_when_it_was_found_twice()
    {
        var item = Some.Stored(Some.Result(Outcome.Pass), EvidenceOrigin.NamedStore);
        var set = EvidenceSet.Of([item, item with { Origin = EvidenceOrigin.AssessedTree, SignedBy = "Assessors" }]);

        set.Items.Should().ContainSingle().Which.Should().Match<EvidenceItem>(i => i.Origin == EvidenceOrigin.NamedStore && i.SignedBy == "Assessors");
    }

    [Fact]
    public void A_pass_with_parts_unread_is_no_pass()
    {
        var partial = Some.Result(Outcome.Pass) with { Coverage = new Coverage(9, 10, "bytes", []) };
        Resolve(Some.Run(partial)).Should().Be(Outcome.NotEstablished);
        Resolve(Some.Run(Some.Result(Outcome.Pass, findings: Some.Finding(Some.ModelPath)))).Should().Be(Outcome.Fail);
    }

    [Fact]
    public void What_is_added_by_hand_is_an_answer_whatever_it_claims() =>
        EvidenceTrust.Method(Some.Stored(Some.Result(Outcome.Pass, method: Rung.ExecutedProof), author: "somebody"), true).Should().Be(Rung.Questionnaire);

    [Fact]
    public void What_lies_in_the_tree_is_at_most_a_document_and_does_not_count()
    {
        var item = Some.Stored(Some.Result(Outcome.Pass), EvidenceOrigin.AssessedTree);
        EvidenceTrust.Method(item, false).Should().Be(Rung.Document);
        EvidenceTrust.Counts(item, false).Should().BeFalse();
        EvidenceTrust.Counts(item, true).Should().BeTrue();
    }

    // Another check has hashed the file in this run.
    private static EvidenceItem Hashed(Digest? digest = null) => Some.Run(Some.Result(Outcome.NotApplicable, check: "scan.other", digest: digest));

    private static Outcome? Resolve(params EvidenceItem[] items) =>
        LiveEvidence.Resolve(items, Some.System(Some.ModelPath), Some.Now, false).SingleOrDefault(r => r.CheckId == Some.Scan)?.Outcome;
}
