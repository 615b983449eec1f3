using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Tests.Lineage;

/// <summary>Each class of window: open by each of its reasons, closed in the chain without a hole.</summary>
public sealed class WindowTests
{
    private readonly Chain chain = new();

    [Fact]
    public void A_chain_without_a_hole_has_no_open_window()
    {
        var trace = chain.Trace();

        trace.Windows.Should().BeEmpty();
        trace.Contradictions.Should().BeEmpty();
        trace.Closing.Attestations.Should().BeEmpty();
        trace.Steps.Select(static s => s.Step.Id).Should().Equal("package", "fine-tune", "train-on", "train", "clean", "collect");
        trace.MaturityLevel.Should().Be(2);
    }

    [Fact]
    public void A_material_by_name_only_or_by_a_weak_digest_opens_the_hand_over()
    {
        Change(4, step => step with { Materials = [new ArtifactReference("out-3", null) { Uri = "https://example.org/out-3" }] });
        Change(1, step => step with { Materials = [new ArtifactReference("out-0", null) { WeakDigest = "md5:00" }] });

        Opened(WindowClass.HandOver).Should().BeEquivalentTo("no-digest train-on fine-tune", "weak-digest collect clean");
        chain.Trace().Windows.Should().OnlyContain(static w => w.Class == WindowClass.HandOver, "the chain goes on by the names");
    }

    [Fact]
    public void A_record_that_nobody_signed_opens_its_step_and_both_hand_overs()
    {
        Change(3, static step => step with { Witnesses = [] });

        Opened(WindowClass.InStep).Should().Equal("record-not-accepted train-on");
        Opened(WindowClass.HandOver).Should().BeEquivalentTo("record-not-accepted train train-on", "record-not-accepted train-on fine-tune");
        Opened(WindowClass.SignDelay).Should().Equal("no-trusted-time train-on");
        chain.Trace().Closing.Attestations.Select(static c => c.Id).Should().Equal(["signature:train-on"], "one signature with a trusted time closes all of them");
    }

    [Theory]
    [InlineData(1, true, 3, "openings")]
    [InlineData(2, true, 3, null)]
    [InlineData(1, false, 3, null)]
    [InlineData(1, false, 2, "platform")]
    [InlineData(3, true, 2, null)]
    [InlineData(3, true, 1, "openings")]
    public void An_exposure_above_what_the_rules_accept_opens_a_step(int buildLevel, bool isOpen, int accepted, string? reason)
    {
        foreach (var i in Enumerable.Range(0, 6))
        {
            Change(i, step => step with { Witnesses = [step.Witnesses[0] with { BuildLevel = i == 2 ? buildLevel : 3 }], Openings = isOpen && i == 2 ? ["shared-mount"] : [] });
        }

        chain.Trace(new WindowRules { InStep = accepted }).Windows.Where(static w => w.Class == WindowClass.InStep).Select(static w => w.Reason).Should().Equal(reason is null ? [] : [reason]);
    }

    [Fact]
    public void A_segment_must_go_on_from_a_recorded_checkpoint()
    {
        Change(3, static step => step with { ResumedFrom = new ArtifactReference("checkpoint", null) });
        Opened(WindowClass.CheckpointChain).Should().Equal("checkpoint-without-digest train-on");

        Change(3, static step => step with { ResumedFrom = new ArtifactReference("checkpoint", Chain.DigestOf("unknown")) });
        Opened(WindowClass.CheckpointChain).Should().Equal("checkpoint-unknown train-on");
    }

    [Fact]
    public void Two_runs_that_write_one_place_must_follow_on_each_other()
    {
        Change(1, static step => step with { Products = [.. step.Products, new ArtifactReference("shared", Chain.DigestOf("a"))] });
        Change(4, static step => step with { Products = [.. step.Products, new ArtifactReference("shared", Chain.DigestOf("b"))] });
        Opened(WindowClass.CheckpointChain).Should().Equal("shared-output clean fine-tune");

        Change(4, static step => step with { Materials = [.. step.Materials, new ArtifactReference("shared", Chain.DigestOf("a"))] });
        Opened(WindowClass.CheckpointChain).Should().BeEmpty();
    }

    [Fact]
    public void A_signature_long_after_the_end_or_at_no_known_time_opens_the_delay()
    {
        Change(2, static step => step with { Witnesses = [step.Witnesses[0] with { Time = step.Finished!.Value.AddMinutes(5) }] });
        Opened(WindowClass.SignDelay).Should().BeEmpty();

        Change(2, static step => step with { Witnesses = [step.Witnesses[0] with { Time = step.Finished!.Value.AddMinutes(5).AddSeconds(1) }] });
        Change(4, static step => step with { Witnesses = [step.Witnesses[0] with { Time = null }] });
        Opened(WindowClass.SignDelay).Should().BeEquivalentTo("signed-late train", "no-trusted-time fine-tune");
    }

    [Fact]
    public void What_was_not_published_or_not_verified_or_not_covered_is_open_until_it_is_used()
    {
        var release = chain.Release!;
        chain.Release = null;
        Opened(WindowClass.PublishConsume).Should().Equal("not-published");

        chain.Release = release with { Witnesses = [] };
        Opened(WindowClass.PublishConsume).Should().Equal("not-published");

        chain.Release = release with { Artifact = release.Artifact with { LeftOut = [".git"] } };
        Opened(WindowClass.PublishConsume).Should().Equal("files-not-covered");

        (chain.Release, chain.IsRead) = (release, false);
        Opened(WindowClass.PublishConsume).Should().Equal("not-verified");
        var summary = new Summary(release.Artifact, true, "verifier", Chain.Now, "vsa.json", []);
        chain.Summaries.Add(summary);
        Opened(WindowClass.PublishConsume).Should().Equal(["not-verified"], "nobody who is trusted signed the summary");
        chain.Summaries.Add(summary with { Witnesses = [Chain.Witness("verifier", null)] });
        Opened(WindowClass.PublishConsume).Should().BeEmpty();
    }

    [Fact]
    public void Inputs_that_are_not_recorded_or_that_nobody_observed_are_open()
    {
        Change(1, static step => step with { Observation = new StepObservation(true, ["/tmp/extra.csv"], []) });
        Change(2, static step => step with { Observation = new StepObservation(true, [], ["192.0.2.1:443"]) });
        Change(3, static step => step with { Observation = StepObservation.None });
        Change(4, static step => step with { Observation = StepObservation.None, Witnesses = [step.Witnesses[0] with { BuildLevel = 3 }] });

        Opened(WindowClass.InputCompleteness).Should().BeEquivalentTo("undeclared-input clean", "undeclared-network train", "not-observed train-on");
    }

    [Fact]
    public void One_key_behind_neighbours_is_one_witness_whatever_it_is_called()
    {
        Change(3, step => step with { Witnesses = [chain.Steps[2].Witnesses[0] with { Name = "another name", Time = step.Witnesses[0].Time }] });
        Opened(WindowClass.Identity).Should().BeEquivalentTo("one-identity train train-on", "one-identity train-on fine-tune");
        chain.Trace().Closing.Attestations.Select(static c => c.Id).Should().Equal(["signature:train-on"], "a second signature in the middle is enough for both");

        Change(3, static step => step with { Witnesses = [.. step.Witnesses, Chain.Witness("observer", step.Witnesses[0].Time)] });
        Opened(WindowClass.Identity).Should().BeEmpty();
    }

    [Fact]
    public void Times_that_cannot_be_true_are_told()
    {
        Change(1, static step => step with { Started = step.Finished!.Value.AddMinutes(1) });
        Opened(WindowClass.TimeSanity).Should().Equal("ends-before-it-begins clean");

        Change(1, step => step with { Started = chain.Steps[0].Finished!.Value.AddMinutes(-2) });
        Opened(WindowClass.TimeSanity).Should().Equal("consumed-before-made collect clean");

        Change(1, step => step with { Started = chain.Steps[0].Finished!.Value.AddSeconds(-30) });
        Opened(WindowClass.TimeSanity).Should().BeEmpty("clocks may disagree by a minute");

        Change(1, static step => step with { Witnesses = [step.Witnesses[0] with { Time = step.Finished!.Value.AddMinutes(-2) }] });
        Opened(WindowClass.TimeSanity).Should().Equal("signed-before-end clean");

        Change(1, static step => step with { Started = null });
        Opened(WindowClass.TimeSanity).Should().Equal(["no-times clean", "signed-before-end clean"], "a time that is not told agrees with nothing");
    }

    [Fact]
    public void Artifacts_without_an_origin_are_orphans()
    {
        Change(0, static step => step with { IsOrigin = false, Materials = [new ArtifactReference("raw", Chain.DigestOf("raw")), new ArtifactReference("code", Chain.DigestOf("code")) { Role = ArtifactRoles.Code }] });
        Opened(WindowClass.Orphan).Should().Equal(["no-producer collect"], "programs have an origin of their own kind");

        chain.Steps.RemoveAt(5);
        Opened(WindowClass.Orphan).Should().Equal("no-producer");
        chain.Trace().MaturityLevel.Should().Be(1);
    }

    [Fact]
    public void A_claimed_base_needs_bytes()
    {
        chain.Facts.Add(new LineageFact("model", LineageFacts.BaseModel, "org/base", LineageRung.Declared, "README.md"));
        Opened(WindowClass.Orphan).Should().Equal("claim-without-digest");

        Change(4, static step => step with { Materials = [step.Materials[0], new ArtifactReference("base", null) { Uri = "pkg:huggingface/org/base@main" }] });
        Opened(WindowClass.Orphan).Should().Equal("claim-without-digest");
    }

    [Fact]
    public void Other_bytes_under_the_same_name_are_a_contradiction()
    {
        Change(4, static step => step with { Materials = [new ArtifactReference("out-3", Chain.DigestOf("substituted"))] });

        var trace = chain.Trace();
        trace.Contradictions.Select(static c => c.Reason).Should().Equal("digest-mismatch");
        trace.MaturityLevel.Should().Be(0);
    }

    [Fact]
    public void A_circle_and_records_that_disagree_are_contradictions()
    {
        Change(1, static step => step with { Materials = [.. step.Materials, new ArtifactReference("out-4", Chain.DigestOf(4))] });
        chain.Trace().Contradictions.Select(static c => c.Reason).Should().Equal("circle");

        Change(1, static step => step with { Materials = [step.Materials[0]] });
        chain.Steps.Add(chain.Steps[2] with { Id = "again", Products = [new ArtifactReference("out-2", Chain.DigestOf("other"))] });
        chain.Trace().Contradictions.Select(static c => c.Reason).Should().Equal("runs-disagree");
    }

    [Fact]
    public void A_long_chain_is_traced()
    {
        var last = chain.Steps[5];
        chain.Steps.Clear();
        for (var i = 0; i < 10_000; i++)
        {
            var name = $"step {i}";
            chain.Steps.Add(last with { Id = name, Invocation = name, Materials = i == 0 ? [] : [new ArtifactReference($"o{i - 1}", Chain.DigestOf($"o{i - 1}"))], Products = [new ArtifactReference($"o{i}", i == 9_999 ? Chain.Target : Chain.DigestOf($"o{i}"))] });
        }

        var trace = chain.Trace();
        trace.Steps.Should().HaveCount(10_000);
        trace.Windows.Count(static w => w.Class == WindowClass.Identity).Should().Be(9_999);
        trace.Closing.Should().Match<ClosingSet>(c => c.IsMinimal);
    }

    private void Change(int i, Func<LineageStep, LineageStep> change) => chain.Steps[i] = change(chain.Steps[i]);

    private IEnumerable<string> Opened(WindowClass of) => chain.Trace().Windows.Where(w => w.Class == of).Select(static w => string.Join(' ', w.Steps.Prepend(w.Reason)));
}
