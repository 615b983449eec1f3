using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Scanning.Checks;
using Proofmark.Scanning.Code.Roles;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning;

/// <summary>Scans one file at a time; may be used by several threads.</summary>
internal sealed class FileScanner(ScanRequest request, GlobalLists lists, LoadedCode code, IReadOnlySet<string> files, DateTimeOffset time, ProgressMeter meter, CancellationToken cancellation)
{
    // Files up to this size are read once, for the digest and for the checks.
    private const int ReadOnce = 1024 * 1024;

    /// <summary>The result for something the walk met.</summary>
    public (CheckResult Result, string? Format) Scan(WalkItem item) => item switch
    {
        WalkFile file => ScanFile(file),
        WalkSkip skip => (ResultBuilder.Skipped(skip, lists.RuleSet, time), null),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    private (CheckResult Result, string? Format) ScanFile(WalkFile file)
    {
        cancellation.ThrowIfCancellationRequested();
        var inspection = new Inspection(request.Limits, lists, cancellation) { Code = code, Files = files, Unpacking = new UnpackMeter(request.Limits, file.Length) };
        long told = 0;
        try
        {
            Digest? digest;
            if (file.Length <= ReadOnce)
            {
                digest = InspectWhole(file, inspection);
            }
            else
            {
                (digest, told) = InspectInPlace(file, inspection);
            }

            return (ResultBuilder.Judged(file, inspection, digest, lists.RuleSet, time), inspection.Format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (ResultBuilder.Failed(file, inspection, ScanCodes.FileUnreadable, e.Message, lists.RuleSet, time), inspection.Format);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One hostile file that meets a mistake of ours must not keep the others from being judged; the error is the answer for this one.
            return (ResultBuilder.Failed(file, inspection, ScanCodes.InternalError, $"{e.GetType().Name}: {e.Message}", lists.RuleSet, time), inspection.Format);
        }
        finally
        {
            meter.File(file.Path, file.Length - told);
        }
    }

    private Digest? InspectWhole(WalkFile file, Inspection inspection)
    {
        using var handle = File.OpenHandle(file.FullPath);
        var bytes = new byte[file.Length];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(count), count) is var read and > 0)
        {
            count += read;
        }

        using var stream = new MemoryStream(bytes, 0, count, writable: false);
        ContentInspector.Inspect(stream, file.Path, TopOf(file), inspection);
        return request.Digests ? Digest.OfBytes(bytes.AsSpan(0, count)) : null;
    }

    private (Digest? Digest, long Told) InspectInPlace(WalkFile file, Inspection inspection)
    {
        using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        ContentInspector.Inspect(stream, file.Path, TopOf(file), inspection);
        return request.Digests ? FileDigest.Sha256(stream.SafeFileHandle, file.Path, meter, cancellation) : (null, 0);
    }

    private static Place TopOf(WalkFile file) => new(file.Path, null, 0, 0, file.Named);
}
