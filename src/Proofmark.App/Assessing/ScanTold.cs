using System.Globalization;
using Proofmark.Scanning;

namespace Proofmark.App.Assessing;

/// <summary>Puts the progress of a scan into words.</summary>
public sealed class ScanTold : IProgress<ScanProgress>
{
    private const double Gibibyte = 1024 * 1024 * 1024;

    private readonly IProgress<string> listener;

    private ScanTold(IProgress<string> listener) => this.listener = listener;

    /// <summary>Tells a listener; null when there is none.</summary>
    public static ScanTold? Of(IProgress<string>? listener) => listener is null ? null : new ScanTold(listener);

    /// <inheritdoc />
    public void Report(ScanProgress value) => listener.Report(string.Create(
        CultureInfo.InvariantCulture,
        $"scanning {value.FilesDone}/{value.FilesTotal} files, {value.BytesDone / Gibibyte:F1}/{value.BytesTotal / Gibibyte:F1} GiB: {value.Path}"));
}
