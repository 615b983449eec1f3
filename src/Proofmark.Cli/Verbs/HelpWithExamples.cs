using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Proofmark.Cli.Verbs;

/// <summary>The ordinary help page, followed by the verb's examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction ordinary) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = ordinary.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
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
}
