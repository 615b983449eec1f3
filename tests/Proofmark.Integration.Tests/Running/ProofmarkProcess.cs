using System.Diagnostics;
using System.Text;

namespace Proofmark.Integration.Tests.Running;

/// <summary>Runs the real executable.</summary>
internal static class ProofmarkProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>PROOFMARK_EXE when set (the AOT executable that ./test builds), else the build output of the CLI project.</summary>
    public static readonly string Executable = Environment.GetEnvironmentVariable("PROOFMARK_EXE") is { Length: > 0 } given
        ? given
        : Path.Combine(Repository.Root, "artifacts", "bin", "Proofmark.Cli", Repository.Configuration, "proofmark");

    public static ProcessRun Run(params string[] arguments) => RunIn(Repository.Root, arguments);

    public static ProcessRun RunIn(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return Finish(process);
    }

    /// <summary>Runs with further variables in the environment.</summary>
    public static ProcessRun RunWith(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = Describe(Repository.Root, Executable, arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        return Finish(process);
    }

    /// <summary>Runs as a user whom permissions bind: root reads everything.</summary>
    public static ProcessRun RunUnprivileged(params string[] arguments)
    {
        if (Environment.UserName != "root")
        {
            return Run(arguments);
        }

        // The executable may lie where only root can go.
        using var reachable = new TemporaryFolder();
        File.SetUnixFileMode(reachable.Path, File.GetUnixFileMode(reachable.Path) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var copy = reachable.Copy(Path.GetDirectoryName(Path.GetFullPath(Executable))!, "executable");
        using var process = Process.Start(Describe("/", "setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", Path.Combine(copy, Path.GetFileName(Executable)), .. arguments]))!;
        return Finish(process);
    }

    public static Process Start(string folder, params string[] arguments) => Process.Start(Describe(folder, Executable, arguments))!;

    /// <summary>Starts with SIGINT as a terminal gives it: a test run in the background inherits that it is ignored.</summary>
    public static Process StartInterruptible(string folder, params string[] arguments) =>
        Process.Start(Describe(folder, "env", ["--default-signal=INT", Executable, .. arguments]))!;

    public static ProcessRun Finish(Process process)
    {
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the process did not end within {Patience}");
        }

        return new ProcessRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static ProcessStartInfo Describe(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["NO_COLOR"] = "1";
        return start;
    }
}

/// <summary>How a process ended.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Error);
