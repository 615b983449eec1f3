using Proofmark.Core;
using Proofmark.Formats.Safetensors;
using Proofmark.Formats.Torch.Checkpoints;
using Proofmark.Reporting.Converting;
using Proofmark.Scanning;

namespace Proofmark.App.Converting;

/// <summary>Turns pickle-based checkpoints into safetensors without executing anything of them.</summary>
public static class ConvertUseCase
{
    /// <summary>Scans a checkpoint and finds its tensors; <see cref="Conversion.WriteTo"/> then writes them.</summary>
    /// <param name="request">What to convert.</param>
    /// <param name="clock">Gives the moment that the report carries.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public static Conversion Prepare(ConversionRequest request, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var scan = Scanner.ScanContent(request.Source, request.Name, request.Limits, clock, cancellation);
        var checkpoint = CheckpointReader.Read(request.Source, request.Limits, cancellation);
        var obstacles = Obstacles(scan, checkpoint, request).ToList();
        var layout = obstacles.Count == 0 ? Layout(checkpoint!, scan, request.Limits, obstacles) : null;
        return new Conversion(Report(request, scan, checkpoint, layout, obstacles, clock), layout, checkpoint);
    }

    private static IEnumerable<ConversionObstacle> Obstacles(CheckResult scan, Checkpoint? checkpoint, ConversionRequest request)
    {
        if (ParentVerdict.Refuses(scan, request.Tolerated) is { } verdict)
        {
            yield return verdict;
        }

        if (checkpoint is null)
        {
            yield return new ConversionObstacle("format-not-converted", "", "only checkpoints of PyTorch are converted: its zip archives, and the five pickles of versions before 1.6");
        }

        foreach (var problem in checkpoint?.Problems ?? [])
        {
            yield return new ConversionObstacle(problem.Code, problem.Name, problem.Message);
        }
    }

    private static SafetensorsLayout? Layout(Checkpoint checkpoint, CheckResult scan, Limits limits, List<ConversionObstacle> obstacles)
    {
        var layout = SafetensorsLayout.Of([.. checkpoint.Tensors.Select(static tensor => new SafetensorsTensor(tensor.Name, tensor.Type.Name, tensor.Shape))], ConversionMetadata.Of(scan));
        if (layout.Header.Length - sizeof(ulong) <= limits.MaxSafetensorsHeaderBytes)
        {
            return layout;
        }

        obstacles.Add(new ConversionObstacle("header-too-long", "", $"the header of the output would be longer than the {limits.MaxSafetensorsHeaderBytes} bytes that readers of safetensors accept"));
        return null;
    }

    private static ConversionReport Report(
        ConversionRequest request, CheckResult scan, Checkpoint? checkpoint, SafetensorsLayout? layout, List<ConversionObstacle> obstacles, TimeProvider clock)
    {
        var bytes = checkpoint?.Tensors.ToDictionary(static tensor => tensor.Name, static tensor => tensor.ByteCount, StringComparer.Ordinal) ?? [];
        return new ConversionReport
        {
            Parent = scan,
            Layout = checkpoint?.Layout switch { CheckpointLayout.Zip => "torch-zip", CheckpointLayout.Legacy => "torch-legacy", _ => null },
            Output = request.Output,
            CanWrite = layout is not null,
            Outcome = layout is not null ? Outcome.Pass : Outcome.Fail,
            ReasonCodes = ReasonCodes.Sorted(layout is not null ? ["tensors-complete", ParentVerdict.Code(scan)] : obstacles.Select(static one => one.Code)),
            Tensors = [.. (layout?.Order ?? []).Select(tensor => new ConvertedTensor(tensor.Name, tensor.DataType, tensor.Shape, bytes[tensor.Name]))],
            TensorBytes = layout?.DataBytes ?? 0,
            Obstacles = obstacles,
            LeftOut = [.. (checkpoint?.LeftOut ?? []).Select(static one => new OmittedValue(one.Name, one.What))],
            LeftOutCount = checkpoint?.LeftOutCount ?? 0,
            Shared = checkpoint?.Shared ?? [],
            AsOf = clock.GetUtcNow(),
        };
    }
}
