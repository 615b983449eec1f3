using System.Globalization;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Runs a command as <see cref="ProcessObserver"/> does, and looks at nothing.</summary>
public static unsafe class PlainRunner
{
    /// <summary>Runs a command until it ends.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellation">Kills the command and the processes that descend from it at that moment.</param>
    /// <returns>How it ended, never complete.</returns>
    /// <exception cref="IOException">It could not be started.</exception>
    public static ObservedRun Run(ObservedCommand command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancellation.ThrowIfCancellationRequested();
        using var handles = new ProcessHandles();
        var child = ChildStart.Start(command, stopped: false);
        handles.Add(child);
        int status;
        using (cancellation.Register(() =>
        {
            foreach (var descendant in Descendants(child, 0))
            {
                handles.Add(descendant);
            }

            handles.KillAll();
        }))
        {
            while (Native.Wait(child, &status, 0) != child)
            {
                if (Native.Error != Native.Interrupted)
                {
                    throw new IOException("The end of the command could not be told.");
                }
            }
        }

        if (handles.IsKilling)
        {
            throw new OperationCanceledException(cancellation);
        }

        var log = new ObservationLog();
        log.Miss(Gap.NotObserved);
        return log.End(new ExitStatus(status));
    }

    private static List<int> Descendants(int process, int depth)
    {
        const int deepest = 64;
        return depth > deepest ? [] : Children(process).SelectMany(c => Descendants(c, depth + 1).Prepend(c)).ToList();
    }

    private static List<int> Children(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(static t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(static c => int.Parse(c, CultureInfo.InvariantCulture))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return [];
        }
    }
}
