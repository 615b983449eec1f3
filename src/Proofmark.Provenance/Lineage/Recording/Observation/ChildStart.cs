using System.Collections;
using System.Globalization;
using System.Text;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Starts a command by way of a shell that can wait to be traced. The shell only passes the arguments on: it never reads them.</summary>
internal static unsafe class ChildStart
{
    private const string Shell = "/bin/sh";

    /// <summary>Starts a command, and returns at once.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stopped">True to have it stop itself before the program of the command is run.</param>
    /// <returns>The number of the process.</returns>
    /// <exception cref="IOException">It could not be started.</exception>
    public static int Start(ObservedCommand command, bool stopped)
    {
        var program = CommandPath.Find(command);
        using var arguments = new NativeStrings([Shell, "-c", stopped ? "kill -STOP $$; exec \"$@\"" : "exec \"$@\"", "sh", program, .. command.Arguments.Skip(1)]);
        using var environment = new NativeStrings(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(static e => $"{e.Key}={e.Value}"));
        var actions = stackalloc byte[NativeSpawn.StructureBytes];
        var attributes = stackalloc byte[NativeSpawn.StructureBytes];
        Check(NativeSpawn.InitActions(actions));
        try
        {
            Check(NativeSpawn.InitAttributes(attributes));
            try
            {
                Prepare(command, actions, attributes);
                int process;
                fixed (byte* shell = PathBytes.Ended(PathBytes.Of(Shell)))
                {
                    Check(NativeSpawn.Spawn(&process, shell, actions, attributes, arguments.Pointer, environment.Pointer));
                }

                return process;
            }
            finally
            {
                _ = NativeSpawn.DestroyAttributes(attributes);
            }
        }
        finally
        {
            _ = NativeSpawn.DestroyActions(actions);
        }
    }

    private static void Prepare(ObservedCommand command, byte* actions, byte* attributes)
    {
        // What this process itself inherited must not reach the command: nobody saw it opened.
        foreach (var descriptor in TaskFiles.Descriptors("self") ?? [])
        {
            if (descriptor > 2)
            {
                Check(NativeSpawn.AddClose(actions, descriptor));
            }
        }

        fixed (byte* folder = PathBytes.Ended(Encoding.UTF8.GetBytes(Path.GetFullPath(command.WorkingDirectory))))
        {
            Check(NativeSpawn.AddFolder(actions, folder));
        }

        // The runtime ignores SIGPIPE, and a program would inherit that.
        const int brokenPipe = 13;
        var signals = stackalloc byte[128];
        new Span<byte>(signals, 128).Clear();
        signals[(brokenPipe - 1) / 8] = 1 << ((brokenPipe - 1) % 8);
        Check(NativeSpawn.SetDefaultSignals(attributes, signals));
        Check(NativeSpawn.SetFlags(attributes, NativeSpawn.DefaultSignals));
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"The command could not be started (error {error} of the system)."));
        }
    }
}
