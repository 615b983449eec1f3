namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Finds the program of a command as execvp(3) does, so that a missing one is told before anything starts.</summary>
internal static class CommandPath
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The path to start: the name itself when it is a path.</summary>
    /// <exception cref="IOException">There is no such program.</exception>
    public static string Find(ObservedCommand command)
    {
        if (command.Arguments.Count == 0 || command.Arguments[0].Length == 0)
        {
            throw new IOException("There is no command to run.");
        }

        if (!Directory.Exists(command.WorkingDirectory))
        {
            throw new IOException($"There is no folder {command.WorkingDirectory} to run in.");
        }

        var name = command.Arguments[0];
        if (command.Arguments.Any(static a => a.Contains('\0', StringComparison.Ordinal)))
        {
            throw new IOException("An argument holds a NUL.");
        }

        if (name.Contains('/', StringComparison.Ordinal))
        {
            return Path.GetFullPath(Path.Combine(command.WorkingDirectory, name)) is var path && IsProgram(path) ? path : throw Missing(name);
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin").Split(':');
        return folders.Select(f => Path.GetFullPath(Path.Combine(command.WorkingDirectory, f, name))).FirstOrDefault(IsProgram) ?? throw Missing(name);
    }

    private static bool IsProgram(string path)
    {
        try
        {
            return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IOException Missing(string name) => new($"The command {name} was not found, or is not a program.");
}
