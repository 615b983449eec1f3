using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Proofmark.Cli.Verbs;

/// <summary>The ordinary help page, followed by the verb's examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction ordinary) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var page = new StringWriter();
        parseResult.InvocationConfiguration.Output = page;
        var code = ordinary.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(WithoutArgumentsAbove(page.ToString(), parseResult.CommandResult));
        if (parseResult.CommandResult.Command is VerbCommand { Examples.Count: > 0 } verb)
        {
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples)
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes: 0 as asked, 1 fail, 2 not established, 64 usage, 70 internal error, 130 interrupted");
        return code;
    }

    // A verb that has sub-commands and works without one takes its arguments only then; the page puts them before the sub-command, where nobody may write them.
    private static string WithoutArgumentsAbove(string page, CommandResult command)
    {
        foreach (var above in command.Parent is CommandResult { Command: VerbCommand { Arguments.Count: > 0 } verb } ? verb.Arguments : [])
        {
            page = page.Replace($" <{above.Name}> {command.Command.Name} ", $" {command.Command.Name} ", StringComparison.Ordinal);
        }

        return page;
    }
}
