using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Terminal;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary><c>rules show</c>.</summary>
internal static class RulesShowVerb
{
    private static readonly Argument<string> Id = new("ID") { Description = "Id of a rule, with or without 'rule.' before it." };
    private static readonly Option<string[]> Folders = RuleFolderOption.Create();

    public static Command Create()
    {
        var command = new VerbCommand(
            "show", "Show a design rule: what it looks at, when it speaks, why, and what to do.", "proofmark rules show mcp-server-unpinned", "proofmark rules show weights-unsigned -o json");
        command.Arguments.Add(Id);
        command.Options.Add(Folders);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        var rules = RuleFolderOption.Load(RuleFolderOption.Read(context.Parsed, Folders));
        var id = context.Parsed.GetRequiredValue(Id);
        var rule = rules.Rules.FirstOrDefault(r => r.Id == id || r.CheckId == id) ?? throw new UsageException($"there is no rule '{id}'; 'proofmark rules list' shows all of them");
        context.Write(
            json: () => RulesJson.Render(rules, [rule], context.Common.AsOf),
            table: (writer, style) => RulesView.WriteOne(rule, writer, style));
        return ExitCode.Success;
    }
}
