using System.Diagnostics;

namespace Proofmark.Risk.Tests.Loss;

/// <summary>Lets Debian's Python with NumPy compute the same thing in another way.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Runs a script and returns what it prints; skips the test when the interpreter or NumPy is absent.</summary>
    public static string Run(string script)
    {
        Assert.SkipUnless(File.Exists(Interpreter), $"{Interpreter} is absent");
        Assert.SkipUnless(Execute("import numpy").Code == 0, "NumPy is absent");
        var (code, output, error) = Execute(script);
        code.Should().Be(0, error);
        return output;
    }

    private static (int Code, string Output, string Error) Execute(string script)
    {
        using var process = Process.Start(new ProcessStartInfo(Interpreter, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
