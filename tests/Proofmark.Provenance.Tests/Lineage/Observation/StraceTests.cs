using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Proofmark.Provenance.Tests.Lineage.Observation;

/// <summary>strace as an oracle.</summary>
public sealed partial class StraceTests : Observed
{
    private const string Program = "import json, ssl, sqlite3, subprocess, threading, email\nsubprocess.run(['sh', '-c', 'cat data.txt; head -c1 other.txt'])\nt = threading.Thread(target=lambda: open('third.txt', 'w').close()); t.start(); t.join()";

    [Fact]
    public void Every_file_that_strace_sees_opened_is_seen()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace") && HasPython, "No strace, or no Python.");
        foreach (var name in new[] { "data.txt", "other.txt", "third.txt" })
        {
            Write(name, "x");
        }

        // The first run may write compiled modules.
        Python.Run(Folder, Program);
        var log = Path.Combine(Path.GetTempPath(), $"observed-{Guid.NewGuid():n}.log");
        try
        {
            using (var strace = Process.Start(new ProcessStartInfo("/usr/bin/strace", ["-f", "-y", "-e", "trace=open,openat", "-o", log, Python.Interpreter, "-c", Program]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!)
            {
                strace.StandardOutput.ReadToEnd();
                strace.WaitForExit();
                strace.ExitCode.Should().Be(0);
            }

            // -y tells the real path of each descriptor, which is what is compared. What is under /proc differs by its number.
            var expected = File.ReadLines(log).Select(static l => Opened().Match(l)).Where(static m => m.Success).Select(static m => m.Groups[1].Value)
                .Where(static p => File.Exists(p) && !p.StartsWith("/proc/", StringComparison.Ordinal) && !p.StartsWith("/dev/", StringComparison.Ordinal)).Distinct().ToList();
            expected.Should().HaveCountGreaterThan(20).And.Contain(In("third.txt"));

            var run = Script(Program);

            run.Reasons.Should().BeEmpty();
            run.Files.Select(static f => f.Path).Should().Contain(expected);
        }
        finally
        {
            File.Delete(log);
        }
    }

    [GeneratedRegex(@"\) += \d+<(/[^>]*)>")]
    private static partial Regex Opened();
}
