using System.Globalization;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Tracing;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Tests.Lineage;

/// <summary>A lineage of random shape with holes put into it. What each hole opens is written down when it is made, without asking the finders.</summary>
internal sealed class RandomGraph
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random;
    private readonly List<LineageStep> steps = [];
    private readonly HashSet<int> alone = [];

    public RandomGraph(int seed)
    {
        random = new Random(seed);
        var count = random.Next(4, 25);
        for (var i = 0; i < count; i++)
        {
            steps.Add(Step(i));
        }
    }

    public HashSet<(WindowClass Class, string Artifact, string Steps)> Expected { get; } = [];

    public void PutHoles(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Hole((WindowClass)random.Next(1, 10), random.Next(1, steps.Count));
        }
    }

    public Trace Trace()
    {
        var target = steps[^1].Products[0];
        return Tracer.Run(target, isRead: true, new LineageEvidence { Steps = [.. steps.OrderBy(_ => random.Next())], Releases = [new Release(target, "r", [Witness("release", steps[^1].Finished!.Value)])] }, WindowRules.Default, Start.AddYears(1));
    }

    // Every step takes the product of the one before, so that all lie on the way to the target, and some of others.
    private LineageStep Step(int i)
    {
        var (started, finished) = (Start.AddHours(i), Start.AddHours(i).AddMinutes(30));
        var taken = Enumerable.Range(0, i == 0 ? 0 : random.Next(0, 3)).Select(_ => random.Next(i)).Where(t => t != i - 1).Distinct().Append(i - 1).Where(static t => t >= 0);
        return new LineageStep
        {
            Id = Name("s", i),
            Stage = "train",
            Source = Name("s", i),
            BuildType = "test",
            Invocation = Name("run", i),
            Started = started,
            Finished = finished,
            Materials = [.. taken.Select(static t => Artifact(Name("a", t)))],
            Products = [Artifact(Name("a", i))],
            Witnesses = [Witness("one", finished.AddMinutes(1)), Witness("two", finished.AddMinutes(2))],
            Observation = new StepObservation(true, [], []),
            IsOrigin = i == 0,
        };
    }

    private void Hole(WindowClass of, int at)
    {
        var step = steps[at];
        var product = step.Products[0].Name;
        switch (of)
        {
            case WindowClass.HandOver when step.Materials[^1].Digest is not null:
                var lost = step.Materials[^1];
                steps[at] = step with { Materials = [.. step.Materials.SkipLast(1), lost with { Digest = null, WeakDigest = "md5:00" }] };
                Expected.Add((of, lost.Name, $"{Name("s", at - 1)} {step.Id}"));
                break;
            case WindowClass.InStep:
                steps[at] = step with { Openings = ["remote-shell"] };
                Expected.Add((of, product, step.Id));
                break;
            case WindowClass.CheckpointChain:
                steps[at] = step with { ResumedFrom = new ArtifactReference("checkpoint", null) };
                Expected.Add((of, "checkpoint", step.Id));
                break;
            case WindowClass.SignDelay when step.Witnesses.Count == 2:
                steps[at] = step with { Witnesses = [.. step.Witnesses.Select(static w => w with { Time = w.Time!.Value.AddDays(3) })] };
                Expected.Add((of, product, step.Id));
                break;
            case WindowClass.PublishConsume:
                steps[at] = step with { Materials = [step.Materials[0] with { LeftOut = [".git"] }, .. step.Materials.Skip(1)] };
                Expected.Add((of, step.Materials[0].Name, step.Id));
                break;
            case WindowClass.InputCompleteness:
                steps[at] = step with { Observation = StepObservation.None };
                Expected.Add((of, product, step.Id));
                break;
            case WindowClass.Identity when alone.Add(at) & alone.Add(at - 1):
                steps[at] = step with { Witnesses = [Witness(Name("alone", at), step.Witnesses[0].Time)] };
                steps[at - 1] = steps[at - 1] with { Witnesses = [Witness(Name("alone", at), steps[at - 1].Witnesses[0].Time)] };
                Expected.Add((of, Name("a", at - 1), $"{Name("s", at - 1)} {step.Id}"));
                break;
            case WindowClass.TimeSanity:
                steps[at] = step with { Started = steps[at - 1].Finished!.Value.AddMinutes(-10) };
                Expected.Add((of, Name("a", at - 1), $"{Name("s", at - 1)} {step.Id}"));
                break;
            case WindowClass.Orphan:
                var stray = Name("stray", Expected.Count);
                steps[at] = step with { Materials = [Artifact(stray), .. step.Materials] };
                Expected.Add((of, stray, step.Id));
                break;
        }
    }

    private static string Name(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private static ArtifactReference Artifact(string name) => new(name, Chain.DigestOf(name));

    private static StepWitness Witness(string name, DateTimeOffset? time) => Chain.Witness(name, time);
}
