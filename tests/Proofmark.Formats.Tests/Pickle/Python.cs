using System.Diagnostics;

namespace Proofmark.Formats.Tests.Pickle;

/// <summary>Runs Debian's Python for genuine pickles; tests that need it are skipped where it is absent.</summary>
internal static class Python
{
    private const string Executable = "/usr/bin/python3";

    /// <summary>Lines that a script prints.</summary>
    public static string[] Lines(string script, params string[] modules)
    {
        Assert.SkipUnless(File.Exists(Executable), "needs " + Executable);
        if (modules.Length > 0)
        {
            (int code, _, _) = Run("import " + string.Join(", ", modules));
            Assert.SkipUnless(code == 0, "needs the Python modules " + string.Join(", ", modules));
        }

        (int exit, string output, string error) = Run(script);
        exit.Should().Be(0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static (int Exit, string Output, string Error) Run(string script)
    {
        var start = new ProcessStartInfo(Executable) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-");
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
