using System.Globalization;
using Proofmark.Cli.Running;
using Proofmark.Scanning;

namespace Proofmark.Cli.Verbs.Scan;

/// <summary>Puts the progress of a scan into one line.</summary>
internal sealed class ScanProgressLine(ProgressLine line) : IProgress<ScanProgress>
{
    private const double Gibibyte = 1024 * 1024 * 1024;

    public void Report(ScanProgress value) => line.Report(string.Create(
        CultureInfo.InvariantCulture,
        $"scanning {value.FilesDone}/{value.FilesTotal} files, {value.BytesDone / Gibibyte:F1}/{value.BytesTotal / Gibibyte:F1} GiB: {value.Path}"));
}
