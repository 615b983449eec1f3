using Proofmark.Core;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>What the walk through a checkpoint gathers.</summary>
internal sealed class Findings(Limits limits)
{
    private const int MaxProblems = 1000;
    private const int MaxLeftOut = 10_000;
    private const int MaxShownName = 256;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private long nameBytes;

    public List<CheckpointTensor> Tensors { get; } = [];

    public List<LeftOutValue> LeftOut { get; } = [];

    public List<CheckpointProblem> Problems { get; } = [];

    /// <summary>How many tensors were met, those with a problem counted.</summary>
    public int Met { get; private set; }

    /// <summary>Values left out; more than are listed where there are very many.</summary>
    public long LeftOutCount { get; private set; }

    public void Add(CheckpointTensor tensor)
    {
        Met++;
        if (!names.Add(tensor.Name))
        {
            Refuse("name-twice", tensor.Name, "two tensors would have this name");
        }
        else if (tensor.Name == "__metadata__")
        {
            Refuse("name-reserved", tensor.Name, "safetensors keeps this name for itself");
        }
        else if (tensor.Name.Contains('\uFFFD', StringComparison.Ordinal))
        {
            Refuse("name-invalid", tensor.Name, "the name is not valid text");
        }
        else if (Tensors.Count >= limits.MaxTensors || (nameBytes += tensor.Name.Length) > limits.MaxSafetensorsHeaderBytes)
        {
            throw new CheckpointException("tensors-limit", $"there are more than {limits.MaxTensors} tensors, or their names are longer than a safetensors header may be");
        }
        else
        {
            Tensors.Add(tensor);
        }
    }

    /// <summary>A tensor, or something that may hold one, cannot be given.</summary>
    public void Refuse(string code, string name, string message)
    {
        Met++;
        if (Problems.Count < MaxProblems)
        {
            Problems.Add(new CheckpointProblem(code, Shorten(name), message));
        }
    }

    /// <summary>A value that holds no tensor.</summary>
    public void Leave(string name, string what)
    {
        LeftOutCount++;
        if (LeftOut.Count < MaxLeftOut)
        {
            LeftOut.Add(new LeftOutValue(Shorten(name), what));
        }
    }

    /// <summary>Counts everything left out since there were <paramref name="count"/> as one value.</summary>
    public void Collapse(long count, string name, string what)
    {
        LeftOutCount = count;
        if (count < LeftOut.Count)
        {
            LeftOut.RemoveRange((int)count, LeftOut.Count - (int)count);
        }

        Leave(name, what);
    }

    private static string Shorten(string name) => name.Length <= MaxShownName ? name : string.Concat(name.AsSpan(0, MaxShownName), "…");
}
