using System.Globalization;
using Proofmark.Core;
using Proofmark.Core.Secrets;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Recording.Observation;

namespace Proofmark.Provenance.Lineage.Recording;

/// <summary>
/// Runs a step and records it: what went in and came out by digest, what ran, when, and which files and addresses its processes used. Inputs are hashed before and after. Nothing is recorded of a command
/// that failed, and nothing is guessed: what could not be seen is said to be unseen.
/// </summary>
public static class StepRecorder
{
    /// <summary>Runs a step.</summary>
    /// <param name="request">The step.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancel">Kills the command.</param>
    /// <exception cref="IOException">An input or output is missing or cannot be read, or the command cannot be started.</exception>
    /// <exception cref="UnauthorizedAccessException">An input or output may not be read.</exception>
    public static StepResult Run(StepRequest request, IProgress<long>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var paths = request.ResumeFrom is { } checkpoint ? [.. request.Inputs, checkpoint with { Role = checkpoint.Role ?? ArtifactRoles.Checkpoint }] : request.Inputs;
        var inputs = paths.Select(path => StepArtifacts.Read(request, path, progress, cancel)).ToList();
        var started = DateTimeOffset.UtcNow;
        var run = Execute(request, cancel);
        var finished = DateTimeOffset.UtcNow;
        if (run.ExitCode != 0)
        {
            return Refused(run, string.Create(CultureInfo.InvariantCulture, $"the command ended with {run.ExitCode}"));
        }

        if (paths.Zip(inputs).FirstOrDefault(pair => !IsWritten(request, pair.First) && StepArtifacts.Read(request, pair.First, progress, cancel).Digest != pair.Second.Digest) is { First: { } changed })
        {
            return Refused(run, $"'{changed.Path}' changed while the step ran, so that nobody can tell which bytes it took");
        }

        var outputs = request.Outputs.Select(path => StepArtifacts.Read(request, path, progress, cancel)).ToList();
        var read = ReadFiles.Of(run, [.. paths.Select(path => RealPath(request, path))], started, cancel);
        var step = new LineageStep
        {
            Id = "",
            Stage = request.Stage,
            Source = "",
            BuildType = ProvenanceWriter.BuildType,
            Builder = request.Builder ?? ProvenanceWriter.UnnamedBuilder,
            Invocation = request.Invocation ?? Guid.NewGuid().ToString(),
            Started = started,
            Finished = finished,
            Materials = read.Environment is { } environment ? [.. inputs, environment] : inputs,
            Products = outputs,
            ResumedFrom = request.ResumeFrom is null ? null : inputs[^1] with { Files = [], LeftOut = [] },
            Parameters = request.Parameters.ToDictionary(static p => p.Key, WithoutSecret, StringComparer.Ordinal),
            Command = [.. request.Command.Select(Redaction.Of)],
            Observation = new StepObservation(run.IsComplete, read.Undeclared, run.Hosts),
            Openings = request.Openings,
            IsOrigin = request.Stage == "collect",
        };
        var statement = ProvenanceWriter.Write(step, new StepContext(run.Reasons, HostFacts.Read(), SourceCommit.Of(request.Folder), ToolIdentity.Current.Version));
        return new StepResult(run.ExitCode, statement, step with { Id = Digest.OfBytes(statement).Hex }, null, run.Reasons);
    }

    private static ObservedRun Execute(StepRequest request, CancellationToken cancel)
    {
        var command = new ObservedCommand(request.Command, request.Folder);
        return request.Observe && ProcessObserver.IsSupported ? ProcessObserver.Run(command, cancel) : PlainRunner.Run(command, cancel);
    }

    // The name tells what the value may be.
    private static string WithoutSecret(KeyValuePair<string, string> setting) => Redaction.Of($"{setting.Key}={setting.Value}") is var told && told.StartsWith($"{setting.Key}=", StringComparison.Ordinal) ? told[(setting.Key.Length + 1)..] : told;

    // A state of training that is written in place was hashed before, and is another one afterwards.
    private static bool IsWritten(StepRequest request, StepPath input) => request.Outputs.Any(output => IsAtOrBelow(RealPath(request, input), RealPath(request, output)) || IsAtOrBelow(RealPath(request, output), RealPath(request, input)));

    private static bool IsAtOrBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string RealPath(StepRequest request, StepPath path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Path, request.Folder));
        return OperatingSystem.IsLinux() && TaskFiles.Real(PathBytes.Of(full)) is { } real ? PathBytes.Text(real) : full;
    }

    private static StepResult Refused(ObservedRun run, string why) => new(run.ExitCode, null, null, why, run.Reasons);
}
