using System.Globalization;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Tracing;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Tests.Lineage;

/// <summary>A lineage without a hole: collect, clean, two segments of training, fine-tuning, packaging, publication; every second step is signed by another key.</summary>
internal sealed class Chain
{
    private static readonly string[] Names = ["collect", "clean", "train", "train-on", "fine-tune", "package"];
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public Chain()
    {
        for (var i = 0; i < Names.Length; i++)
        {
            Steps.Add(Step(i));
        }

        Steps[3] = Steps[3] with { ResumedFrom = Steps[3].Materials[0] };
        Release = new Release(new ArtifactReference("model", Target), "model.sig", [Witness("release", Start.AddDays(1))]);
    }

    public static DateTimeOffset Now { get; } = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static Digest Target => DigestOf(Names.Length - 1);

    public List<LineageStep> Steps { get; } = [];

    public Release? Release { get; set; }

    public List<LineageFact> Facts { get; } = [];

    public List<Summary> Summaries { get; } = [];

    public bool IsRead { get; set; } = true;

    public static Digest DigestOf(object name) => Digest.OfBytes(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}")));

    public static StepWitness Witness(string name, DateTimeOffset? time) => new(name, DigestOf(name).ToString(), 1, time);

    public Trace Trace(WindowRules? rules = null) => Tracer.Run(
        new ArtifactReference("model", Target), IsRead, new LineageEvidence { Steps = Steps, Releases = Release is null ? [] : [Release], Facts = Facts, Summaries = Summaries }, rules ?? WindowRules.Default, Now);

    private static LineageStep Step(int i) => new()
    {
        Id = Names[i],
        Stage = Names[i],
        Source = $"{Names[i]}.json",
        BuildType = "test",
        Invocation = Names[i],
        Started = Start.AddHours(i),
        Finished = Start.AddHours(i).AddMinutes(30),
        Materials = i == 0 ? [] : [new ArtifactReference($"out-{i - 1}", DigestOf(i - 1))],
        Products = [new ArtifactReference($"out-{i}", DigestOf(i))],
        Witnesses = [Witness(i % 2 == 0 ? "even" : "odd", Start.AddHours(i).AddMinutes(31))],
        Observation = new StepObservation(true, [], []),
        IsOrigin = i == 0,
    };
}
