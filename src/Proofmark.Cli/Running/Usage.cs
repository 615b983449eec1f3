using System.CommandLine;

namespace Proofmark.Cli.Running;

/// <summary>Says what is wrong with a command line.</summary>
internal static class Usage
{
    public static int Complain(ParseResult parsed)
    {
        foreach (var message in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
        {
            Complaint.Write(message);
        }

        var path = string.Join(' ', parsed.CommandResult.Command.Parents.OfType<Command>().Reverse().Select(c => c.Name).Append(parsed.CommandResult.Command.Name));
        Console.Error.WriteLine($"Try '{path} --help'.");
        return ExitCode.Usage;
    }
}
