using Proofmark.Samples.Training.Commands;

namespace Proofmark.Samples.Training;

/// <summary>Finds the command and turns what went wrong into one line: exit code 1 for files, 2 for usage.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        try
        {
            return Run(arguments);
        }
        catch (UsageError error)
        {
            return Complain(error.Message, 2);
        }
        catch (Exception error) when (error is FileError or IOException or UnauthorizedAccessException)
        {
            return Complain(error.Message, 1);
        }
    }

    private static int Run(string[] arguments)
    {
        if (arguments is [] or ["--help" or "-h" or "help", ..])
        {
            Console.WriteLine(CommandList.Help());
            return 0;
        }

        var command = CommandList.Find(arguments[0]);
        if (arguments[1..].Any(argument => argument is "--help" or "-h"))
        {
            Console.WriteLine(CommandList.Help(command));
            return 0;
        }

        command.Run(new Options(arguments[1..], command.Known));
        return 0;
    }

    private static int Complain(string message, int code)
    {
        Console.Error.WriteLine($"trainer: {message}");
        return code;
    }
}
