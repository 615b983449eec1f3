using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Rules.Testing;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary><c>rules test</c>.</summary>
internal static class RulesTestVerb
{
    private static readonly Argument<string[]> Folders = new("DIR") { Description = "Folders of rules of your own to test as well.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Create()
    {
        var command = new VerbCommand(
            "test",
            "Run every rule on the small systems that it brings along: it must speak on the one with the mistake and be silent on the other. Exit code 1: a rule did not.",
            "proofmark rules test",
            "proofmark rules test house-rules/ -o json");
        command.Arguments.Add(Folders);
        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        var rules = RuleFolderOption.Load(RuleFolderOption.Exist(context.Parsed.GetValue(Folders) ?? [], "DIR"));
        IReadOnlyList<RuleTestResult> results = [.. rules.Rules.Select(RuleTester.Test)];
        context.Write(
            json: () => RulesTestJson.Render(rules, results, context.Common.AsOf),
            table: (writer, style) => RulesView.WriteTests(results, writer, style));
        return results.All(r => r.Passed) ? ExitCode.Success : ExitCode.Fail;
    }
}
