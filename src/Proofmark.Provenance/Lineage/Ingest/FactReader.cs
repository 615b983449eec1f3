using Proofmark.Core;
using Proofmark.Formats.Walking;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Reads what cards, configurations, weights, states of trainers and bills of material say about lineage. Bounded; never throws on content, executes nothing, follows no link below the folder.</summary>
public static class FactReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="folder">A folder, or a single file.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static FactReading Read(string folder, Limits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(limits);
        if (!Directory.Exists(folder))
        {
            return ReadFile(folder, Path.GetFileName(folder), limits);
        }

        var log = new FactLog();
        foreach (var item in new Walker(limits, cancellation).Walk(folder, ""))
        {
            cancellation.ThrowIfCancellationRequested();
            if (log.IsFull)
            {
                log.Note(item.Path, "unread", "there are more files than are read; this one and all after it were not looked at");
                break;
            }

            var kind = FileKinds.OfName(item.Path);
            if (item is WalkSkip skip && (kind is not null || skip.Outcome != Outcome.NotApplicable))
            {
                log.Note(skip.Path, kind ?? "unread", skip.Reason);
            }
            else if (item is WalkFile file && kind is not null)
            {
                Read(file, file.Path, kind, folder, limits, log);
            }
        }

        return log.Reading;
    }

    /// <summary>Reads one file of evidence, for example a bill of material.</summary>
    /// <param name="path">The file.</param>
    /// <param name="displayName">Its name in facts and messages.</param>
    /// <param name="limits">The bounds.</param>
    public static FactReading ReadFile(string path, string displayName, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(displayName);
        ArgumentNullException.ThrowIfNull(limits);
        var log = new FactLog();
        if (Directory.Exists(path))
        {
            log.Note(displayName, "unread", "a folder, not a file");
            return log.Reading;
        }

        foreach (var item in new Walker(limits, CancellationToken.None).Walk(path, ""))
        {
            if (item is WalkFile file && (FileKinds.OfName(path) ?? FileKinds.OfExtension(path)) is { } kind)
            {
                Read(file, displayName, kind, null, limits, log);
            }
            else
            {
                log.Note(displayName, "unread", item is WalkSkip skip ? skip.Reason : "a file of another kind than cards, configurations, weights and bills of material");
            }
        }

        return log.Reading;
    }

    private static void Read(WalkFile file, string name, string kind, string? root, Limits limits, FactLog log)
    {
        try
        {
            // The walk resolves links between files; here a link could lend the words of one model to another.
            if (root is not null && (File.GetAttributes(Path.Combine(root, file.Path)) & FileAttributes.ReparsePoint) != 0)
            {
                log.Note(name, kind, "a link; it is not followed");
                return;
            }

            using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            FileKinds.Read(stream, name, kind, limits, log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Note(name, kind, e.Message);
        }
    }
}
