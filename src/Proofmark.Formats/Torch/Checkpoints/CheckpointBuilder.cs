using Proofmark.Core;
using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Puts a checkpoint together.</summary>
internal sealed class CheckpointBuilder(CheckpointLayout layout, StorageReader storages, Limits limits)
{
    private readonly Findings findings = new(limits);

    /// <summary>A checkpoint that cannot be given at all.</summary>
    public Checkpoint Refuse(string code, string message)
    {
        findings.Refuse(code, "", message);
        return Build([]);
    }

    /// <summary>The checkpoint that a pickle describes.</summary>
    public Checkpoint Read(PickleGraph graph, IStorageIndex index)
    {
        if (!graph.Reading.Complete)
        {
            return Refuse("pickle-not-read", $"its pickle could not be read to its end: {graph.Reading.Stopped}");
        }

        try
        {
            new CheckpointWalker(graph, new TensorResolver(graph, index, storages.BigEndian), findings, limits).Walk();
        }
        catch (CheckpointException refusal)
        {
            return Refuse(refusal.Code, refusal.Message);
        }

        RefuseStrayCalls(graph.Reading);
        if (findings.Met == 0)
        {
            return Refuse("no-tensors", "the file holds no tensors");
        }

        var overlaps = new StorageOverlaps(findings.Tensors);
        if (overlaps.RepeatedBytes > limits.MaxRepeatedTensorBytes)
        {
            findings.Refuse("tensors-limit", "", $"shared and expanded tensors would need {overlaps.RepeatedBytes} bytes more than the storages hold; the limit is {limits.MaxRepeatedTensorBytes}");
        }

        return Build(overlaps.Shared);
    }

    // A call whose result is dropped may still change a tensor that stays.
    private void RefuseStrayCalls(PickleReading reading)
    {
        if (findings.Problems.Count > 0)
        {
            return;
        }

        foreach (var callable in reading.Callables.Where(TensorCalls.MayMakeTensor))
        {
            findings.Refuse("tensor-unsupported", "", $"the file calls {callable.Module}.{callable.Name}, which may make or change tensors");
        }
    }

    private Checkpoint Build(IReadOnlyList<IReadOnlyList<string>> shared) => new(storages)
    {
        Layout = layout,
        Tensors = findings.Tensors,
        LeftOut = findings.LeftOut,
        LeftOutCount = findings.LeftOutCount,
        Problems = findings.Problems,
        Shared = shared,
    };
}
