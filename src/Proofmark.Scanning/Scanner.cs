using System.Collections.Frozen;
using System.Security.Cryptography;
using Proofmark.Core;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Walking;
using Proofmark.Scanning.Checks;
using Proofmark.Scanning.Code.Roles;
using Proofmark.Scanning.Gate;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

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
        var scanner = new FileScanner(request, lists, code, items.OfType<WalkFile>().Select(static i => i.Path).ToFrozenSet(StringComparer.Ordinal), clock.GetUtcNow(), new ProgressMeter(progress, items.Count, bytes), cancellation);
        var results = new (CheckResult Result, string? Format)[items.Count];
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

        return ReportBuilder.Build([.. results.Select(static r => r.Result)], [.. results.Select(static r => r.Format)], lists.RuleSet, bytes);
    }

    /// <summary>Scans what a stream gives, for example standard input.</summary>
    /// <param name="source">Read from where it stands to its end; need not be seekable, and is not closed.</param>
    /// <param name="name">What it is called in the result.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="clock">Gives the moment that the result carries.</param>
    /// <param name="cancellation">Stops the scan.</param>
    /// <exception cref="IOException">The stream cannot be read or copied, or is longer than allowed.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public static ScanReport ScanStream(Stream source, string name, ModelGateOptions options, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        using var copy = PrivateCopy.Of(source, options.MaxBytes, options.MaxBytesInMemory, cancellation);
        var (result, format) = Content(copy, name, options.Limits, clock, cancellation);
        return ReportBuilder.Build([result], [format], GlobalLists.Current.RuleSet, copy.Length);
    }

    /// <summary>Scans one content.</summary>
    /// <param name="content">A seekable stream, read from its first byte; it must not change meanwhile, and is not closed.</param>
    /// <param name="name">What it is called in the result; its extension is a hint only.</param>
    /// <param name="limits">The bounds that readers obey.</param>
    /// <param name="clock">Gives the moment that the result carries.</param>
    /// <param name="cancellation">Stops the scan.</param>
    /// <returns>The result, with the digest of the content.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public static CheckResult ScanContent(Stream content, string name, Limits limits, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(clock);
        return Content(content, name, limits, clock, cancellation).Result;
    }

    private static (CheckResult Result, string? Format) Content(Stream content, string name, Limits limits, TimeProvider clock, CancellationToken cancellation)
    {
        var lists = GlobalLists.Current;
        var inspection = new Inspection(limits, lists, cancellation) { Unpacking = new UnpackMeter(limits, content.Length) };
        ContentInspector.Inspect(content, name, new Place(name, null, 0, 0, Named: true), inspection);
        content.Position = 0;
        var digest = new Digest(Digest.Sha256, Convert.ToHexStringLower(SHA256.HashData(content)));
        return (ResultBuilder.Judged(new WalkFile(name, name, true, content.Length), inspection, digest, lists.RuleSet, clock.GetUtcNow()), inspection.Format);
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
