using System.Diagnostics;

namespace Proofmark.Integration.Tests.Running;

/// <summary>Debian's Python, as a maker of genuine files and as an independent reader of ours.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Runs a script in a folder; skips the test when the interpreter or a module is absent.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string folder, string script, params string[] modules)
    {
        Assert.SkipUnless(File.Exists(Interpreter), $"{Interpreter} is absent");
        Assert.SkipUnless(Execute(folder, string.Join('\n', modules.Select(static module => $"import {module}"))).Code == 0, $"python modules are absent: {string.Join(", ", modules)}");
        var (code, output, error) = Execute(folder, script);
        code.Should().Be(0, error);
        return output;
    }

    private static (int Code, string Output, string Error) Execute(string folder, string script)
    {
        var start = new ProcessStartInfo(Interpreter, ["-c", script]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error);
    }
}
