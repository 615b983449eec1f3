using System.Diagnostics;
using System.Text;

namespace Proofmark.Provenance.Tests;

/// <summary>Debian's Python as an oracle.</summary>
internal static class Python
{
    public const string Interpreter = "/usr/bin/python3";

    /// <summary>What a script prints, with the folder as its working directory.</summary>
    public static string Run(string folder, string script)
    {
        var start = new ProcessStartInfo(Interpreter, ["-X", "utf8", "-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output;
    }
}
