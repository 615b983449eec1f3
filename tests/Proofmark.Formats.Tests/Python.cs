using System.Diagnostics;

namespace Proofmark.Formats.Tests;

/// <summary>Lets Debian's Python make genuine files.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Runs a script with the folder as its working directory; skips the test when the interpreter or a module is absent.</summary>
    public static void Run(string folder, string script, params string[] modules)
    {
        Assert.SkipUnless(File.Exists(Interpreter), $"{Interpreter} is absent");
        var check = string.Join('\n', modules.Select(static module => $"import {module}"));
        Assert.SkipUnless(Execute(folder, check).Code == 0, $"python modules are absent: {string.Join(", ", modules)}");
        var (code, error) = Execute(folder, script);
        code.Should().Be(0, error);
    }

    private static (int Code, string Error) Execute(string folder, string script)
    {
        var start = new ProcessStartInfo(Interpreter, ["-c", script]) { WorkingDirectory = folder, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
