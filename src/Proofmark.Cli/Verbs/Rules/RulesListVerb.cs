using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Formats.Identification;
using Proofmark.Reporting.Terminal;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Rules;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary><c>rules list</c>.</summary>
internal static class RulesListVerb
{
    private static readonly Option<string?> Risk = new("--risk") { HelpName = "ID", Description = "Only rules whose findings belong to this risk." };
    private static readonly Option<string?> Profile = new("--profile") { HelpName = "LEVEL", Description = "Only requirements of this assurance level of MCP servers and of the levels below it: mcp-l1, mcp-l2, mcp-l3 or mcp-l4." };
    private static readonly Option<bool> Coverage = new("--coverage") { Description = "List file formats instead, and what the scan says of each: covered, recognised, inert or unknown." };
    private static readonly Option<string[]> Folders = RuleFolderOption.Create();

    public static Command Create()
    {
        var command = new VerbCommand(
            "list", "List the design rules, or the file formats of the scan.", "proofmark rules list", "proofmark rules list --risk riskMCPTransportHijacking", "proofmark rules list --profile mcp-l2 -o json",
            "proofmark rules list --coverage");
        Profile.AcceptOnlyFromAmong([.. Enum.GetValues<AssuranceLevel>().Select(AssuranceLevels.NameOf)]);
        foreach (var option in new Option[] { Risk, Profile, Folders, Coverage })
        {
            command.Options.Add(option);
        }

        var common = new CommonOptions(OutputFormats.Table, OutputFormats.Json);
        common.AddTo(command);
        command.SetVerb(common, Run);
        return command;
    }

    private static int Run(VerbContext context)
    {
        if (context.Parsed.GetValue(Coverage))
        {
            return ListFormats(context);
        }

        var rules = RuleFolderOption.Load(RuleFolderOption.Read(context.Parsed, Folders));
        var wanted = rules.Rules.Where(OfRisk(context.Parsed.GetValue(Risk))).Where(OfLevel(context.Parsed.GetValue(Profile))).ToList();
        context.Write(
            json: () => RulesJson.Render(rules, wanted, context.Common.AsOf),
            table: (writer, style) => RulesView.WriteList(wanted, writer, style));
        return ExitCode.Success;
    }

    private static int ListFormats(VerbContext context)
    {
        if (context.Parsed.GetValue(Risk) is not null || context.Parsed.GetValue(Profile) is not null || RuleFolderOption.Read(context.Parsed, Folders).Count > 0)
        {
            throw new UsageException("--coverage lists file formats: it goes with none of --risk, --profile and --rules");
        }

        context.Write(
            json: () => FormatsJson.Render(NamedFormats.All, context.Common.AsOf),
            table: (writer, style) => FormatsView.Write(NamedFormats.All, writer, style));
        return ExitCode.Success;
    }

    private static Func<Rule, bool> OfRisk(string? id)
    {
        if (id is not null && Catalogue.Load().FindRisk(id) is null)
        {
            throw new UsageException($"--risk: the catalogue has no risk '{id}'; 'proofmark catalog list risks' shows all of them");
        }

        return rule => id is null || rule.Risks.Contains(id, StringComparer.Ordinal);
    }

    private static Func<Rule, bool> OfLevel(string? name)
    {
        var level = Enum.GetValues<AssuranceLevel>().FirstOrDefault(l => AssuranceLevels.NameOf(l) == name);
        return rule => name is null || rule.Profile <= level;
    }
}
