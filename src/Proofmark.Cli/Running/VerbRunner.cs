using System.CommandLine;
using Proofmark.Cli.Verbs;

namespace Proofmark.Cli.Running;

/// <summary>Runs a verb and turns whatever happens into one exit code and, where something is wrong, one message on standard error.</summary>
internal static class VerbRunner
{
    /// <summary>Gives a command its action.</summary>
    public static void SetVerb(this Command command, CommonOptions common, Func<VerbContext, int> run) =>
        command.SetAction(parsed => Run(parsed, common, run));

    private static int Run(ParseResult parsed, CommonOptions common, Func<VerbContext, int> run)
    {
        using var interruption = new Interruption();
        try
        {
            var values = common.Read(parsed, TimeProvider.System);
            using var progress = new ProgressLine(values.Quiet);
            return run(new VerbContext(parsed, values, progress, interruption.Token));
        }
        catch (UsageException wrong)
        {
            Complaint.Write(wrong.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Complaint.Write("interrupted; nothing is concluded");
            return ExitCode.Interrupted;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            Complaint.Write($"internal error: {broken.GetType().Name}: {broken.Message}");
            Console.Error.WriteLine(Environment.GetEnvironmentVariable("PROOFMARK_DEBUG") == "1" ? broken.StackTrace : "Set PROOFMARK_DEBUG=1 for the stack trace, and please report it.");
            return ExitCode.Internal;
        }
    }
}
