using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Scanning.Code.Roles;
using Proofmark.Scanning.Globals;

namespace Proofmark.Scanning;

/// <summary>Looks for code that would run when model files are loaded. Nothing is executed, nothing is written, no network is used.</summary>
public static class Scanner
{
    /// <summary>Scans files and folders.</summary>
    /// <param name="request">What to scan.</param>
    /// <param name="clock">Gives the one moment that all results carry.</param>
    /// <param name="progress">Told of progress, from several threads; may be null.</param>
    /// <param name="cancellation">Stops the scan.</param>
    /// <returns>A report that, but for its time, depends on the files alone. Files that cannot be read are results with <see cref="Outcome.Error"/>.</returns>
    /// <exception cref="ArgumentException">No path is named, or the parallelism is below 1.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public static ScanReport Scan(
        ScanRequest request, TimeProvider clock, IProgress<ScanProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Parallelism, 1);
        if (request.Paths.Count == 0)
        {
            throw new ArgumentException("Name at least one path.", nameof(request));
        }

        var items = Walk(request, cancellation);
        var bytes = items.Sum(static i => (i as WalkFile)?.Length ?? 0);
        var lists = GlobalLists.Current;
        var code = LoadedCode.Of(items, request.Limits, cancellation);
        var scanner = new FileScanner(request, lists, code, clock.GetUtcNow(), new ProgressMeter(progress, items.Count, bytes), cancellation);
        var results = new CheckResult[items.Count];
        if (items.Count == 1 || request.Parallelism == 1)
        {
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = scanner.Scan(items[i]);
            }
        }
        else
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = request.Parallelism, CancellationToken = cancellation };
            Parallel.For(0, results.Length, options, i => results[i] = scanner.Scan(items[i]));
        }

        return ReportBuilder.Build(results, lists.RuleSet, bytes);
    }

    // With one root, paths are relative to it; with several, each is led by the root as it was named, so that names stay apart.
    private static List<WalkItem> Walk(ScanRequest request, CancellationToken cancellation)
    {
        var walker = new Walker(request.Limits, cancellation);
        var items = new Dictionary<string, WalkItem>(StringComparer.Ordinal);
        foreach (var root in request.Paths)
        {
            var prefix = request.Paths.Count == 1 ? "" : Path.TrimEndingDirectorySeparator(root).Replace('\\', '/') + "/";
            foreach (var item in walker.Walk(root, prefix))
            {
                items[item.Path] = item;
            }
        }

        return [.. items.Values.OrderBy(static i => i.Path, StringComparer.Ordinal)];
    }
}
