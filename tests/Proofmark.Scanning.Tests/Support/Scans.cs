using Proofmark.Core;
using Microsoft.Extensions.Time.Testing;

namespace Proofmark.Scanning.Tests.Support;

/// <summary>Scans of files made for one test.</summary>
internal static class Scans
{
    public static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static ScanReport Path(string path, Limits? limits = null, int parallelism = 2, bool digests = true) =>
        Scanner.Scan(
            new ScanRequest { Paths = [path], Limits = limits ?? Limits.Default, Parallelism = parallelism, Digests = digests },
            new FakeTimeProvider(Moment),
            null,
            TestContext.Current.CancellationToken);

    /// <summary>The result for one named file.</summary>
    public static CheckResult File(string name, byte[] content, Limits? limits = null)
    {
        using var folder = new TempFolder();
        return Path(folder.Write(name, content), limits).Results.Should().ContainSingle().Subject;
    }

    /// <summary>The result for one file found in a folder.</summary>
    public static CheckResult Found(string name, byte[] content)
    {
        using var folder = new TempFolder();
        folder.Write(name, content);
        return Path(folder.Path).Results.Should().ContainSingle().Subject;
    }
}
