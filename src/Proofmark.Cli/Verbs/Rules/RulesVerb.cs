using System.CommandLine;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary><c>rules</c>: the published rules by which a design is judged.</summary>
internal static class RulesVerb
{
    public static Command Create()
    {
        var command = new Command("rules", "Look up and test the design rules: what each asks, why, and how to mend what it finds.");
        command.Subcommands.Add(RulesListVerb.Create());
        command.Subcommands.Add(RulesShowVerb.Create());
        command.Subcommands.Add(RulesTestVerb.Create());
        return command;
    }
}
