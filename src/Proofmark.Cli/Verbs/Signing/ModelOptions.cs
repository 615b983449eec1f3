using System.CommandLine;
using Proofmark.Cli.Running;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>The options that signing and verifying a model share, named as the reference tool of OpenSSF Model Signing names them; underscores are accepted too.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string[]> ignorePaths = new("--ignore-paths", "--ignore_paths")
    {
        HelpName = "PATH",
        Description = "Leave out a file or folder of the model; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> ignoreGit = new("--ignore-git-paths", "--ignore_git_paths") { Description = "Leave out .git, .gitattributes, .github and .gitignore at the top." };
    private readonly Option<bool> noIgnoreGit = new("--no-ignore-git-paths", "--no-ignore_git_paths") { Description = "Do not leave them out." };
    private readonly Option<bool> allowSymlinks = new("--allow-symlinks", "--allow_symlinks") { Description = "Follow links to files of the model (signing). When verifying, what the signature records decides." };

    /// <summary>The model.</summary>
    public Argument<string> Model { get; } = new("MODEL") { Description = "The model: a folder, or one file." };

    public void AddTo(Command command)
    {
        Model.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(Model);
        command.Options.Add(ignorePaths);
        command.Options.Add(ignoreGit);
        command.Options.Add(noIgnoreGit);
        command.Options.Add(allowSymlinks);
    }

    /// <summary>The model's path; it exists.</summary>
    public string ModelOf(ParseResult parsed)
    {
        var model = parsed.GetRequiredValue(Model);
        return Directory.Exists(model) || File.Exists(model) ? model : throw new UsageException($"there is no file or folder '{model}'");
    }

    /// <summary>The ignored paths below the model.</summary>
    /// <exception cref="UsageException">One is not below the model.</exception>
    public IReadOnlyList<string> IgnoredBelow(ParseResult parsed, string model) => [.. (parsed.GetValue(ignorePaths) ?? []).Select(path => Below(path, model))];

    public bool AllowsSymlinks(ParseResult parsed) => parsed.GetValue(allowSymlinks);

    /// <summary>True or false when the user said; null when not.</summary>
    public bool? IgnoresGit(ParseResult parsed) => (parsed.GetValue(ignoreGit), parsed.GetValue(noIgnoreGit)) switch
    {
        (true, true) => throw new UsageException("--ignore-git-paths and --no-ignore-git-paths contradict each other"),
        (true, false) => true,
        (false, true) => false,
        _ => null,
    };

    /// <summary>A path relative to the model, or null when it is not below it.</summary>
    public static string? RelativeTo(string path, string model)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(model), Path.GetFullPath(path)).Replace(Path.DirectorySeparatorChar, '/');
        return relative is "." or ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    // Seen from the working folder, as the reference tool does, or from the model when nothing is there.
    private static string Below(string path, string model) =>
        RelativeTo(path, model)
        ?? (Path.IsPathRooted(path) ? null : RelativeTo(Path.Combine(model, path), model))
        ?? throw new UsageException($"--ignore-paths: '{path}' is not below '{model}'");
}
