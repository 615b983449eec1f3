using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Reading;

namespace Proofmark.Cli.Verbs.Rules;

/// <summary>Folders of rules that a user names.</summary>
internal static class RuleFolderOption
{
    public static Option<string[]> Create() => new("--rules")
    {
        HelpName = "DIR",
        Description = "A folder of design rules (*.yaml) of your own; may be repeated. Their ids begin with x-. One inside the system's folder can only add findings.",
    };

    /// <summary>The folders.</summary>
    /// <exception cref="UsageException">One is not there.</exception>
    public static IReadOnlyList<string> Read(ParseResult parsed, Option<string[]> option) => Exist(parsed.GetValue(option) ?? [], "--rules");

    /// <summary>The folders as they were given.</summary>
    /// <exception cref="UsageException">One is not there.</exception>
    public static IReadOnlyList<string> Exist(IReadOnlyList<string> folders, string option) =>
        folders.FirstOrDefault(f => !Directory.Exists(f)) is { } missing ? throw new UsageException($"{option}: there is no folder '{missing}'") : folders;

    /// <summary>The rules of this build and of the folders.</summary>
    /// <exception cref="UsageException">A rule is wrong; every mistake is named.</exception>
    public static RuleSet Load(IReadOnlyList<string> folders)
    {
        var errors = new List<DocumentError>();
        var rules = RuleSet.Load([.. folders.Select(f => new RuleFolder(f, RuleOrigin.User))], Limits.Default, errors);
        return errors.Count == 0 ? rules : throw TextFile.Wrong(errors);
    }
}
