using System.CommandLine;
using Proofmark.Cli.Running;

namespace Proofmark.Cli.Verbs;

/// <summary>The folder of a system, as the only argument of a verb.</summary>
internal static class FolderArgument
{
    public static Argument<string> Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The system's folder.", DefaultValueFactory = _ => "." };
        folder.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        return folder;
    }

    /// <summary>The folder that was named.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Read(VerbContext context, Argument<string> argument)
    {
        var folder = context.Parsed.GetRequiredValue(argument);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        throw new UsageException(File.Exists(folder) ? $"'{folder}' is a file; name the system's folder (for one file: proofmark scan)" : $"there is no folder '{folder}'");
    }
}
