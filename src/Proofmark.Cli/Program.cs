using System.CommandLine;
using System.CommandLine.Help;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs;

var root = new RootCommand("Proofmark tests the security of AI systems, keeps the proof, and says what to fix first.");
foreach (var verb in VerbList.All)
{
    root.Subcommands.Add(verb);
}

var help = root.Options.OfType<HelpOption>().Single();
help.Action = new HelpWithExamples((HelpAction)help.Action!);

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is null or { ClearsParseErrors: false })
{
    return Usage.Complain(parsed);
}

// Cancellation and failures are VerbRunner's; what reaches this point is not caught twice.
return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
