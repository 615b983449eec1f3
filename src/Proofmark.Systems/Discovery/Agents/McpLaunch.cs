using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Proofmark.Systems.Discovery.Manifests;

namespace Proofmark.Systems.Discovery.Agents;

/// <summary>A package or image that a command fetches and runs.</summary>
/// <param name="Package">As written, with its version.</param>
/// <param name="Name">Without its version.</param>
/// <param name="Pinned">True for one exact version, commit or digest.</param>
internal sealed partial record McpLaunch(string Package, string Name, bool Pinned)
{
    // Options of docker run that take the next word as their value.
    private static readonly FrozenSet<string> DockerValues = FrozenSet.Create(
        StringComparer.Ordinal,
        "-e", "--env", "--env-file", "-v", "--volume", "--mount", "--name", "--network", "--net", "-p", "--publish", "-u", "--user", "-w", "--workdir", "--entrypoint", "-l", "--label",
        "--add-host", "--platform", "-m", "--memory", "--cpus", "--pull", "--gpus", "--cap-drop", "--cap-add", "--security-opt", "--tmpfs", "-h", "--hostname", "--dns", "--device", "--ulimit", "--restart");

    private static readonly FrozenSet<string> PythonValues = FrozenSet.Create(
        StringComparer.Ordinal, "--python", "-p", "--with", "--with-editable", "--index-url", "--extra-index-url", "--index", "--default-index", "--directory", "--project", "--cache-dir", "--refresh-package", "--env-file");

    /// <summary>Reads a command line, or null when it fetches nothing that is known.</summary>
    public static McpLaunch? Read(string command, IReadOnlyList<string> arguments)
    {
        var words = Unwrapped([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. arguments]);
        if (words.Count == 0)
        {
            return null;
        }

        var program = Path.GetFileNameWithoutExtension(words[0].Replace('\\', '/')).ToLowerInvariant();
        var rest = words.Skip(1).ToList();
        return (program, rest.FirstOrDefault(), rest.ElementAtOrDefault(1)) switch
        {
            ("npx" or "bunx" or "pnpx", _, _) => Npm(rest),
            ("npm", "exec" or "x", _) or ("pnpm" or "yarn", "dlx", _) or ("bun", "x", _) => Npm(rest.Skip(1)),
            ("uvx", _, _) => Python(rest, "--from"),
            ("uv", "tool", "run") => Python(rest.Skip(2), "--from"),
            ("pipx", "run", _) => Python(rest.Skip(1), "--spec"),
            ("docker" or "podman" or "nerdctl", "run", _) => Image(rest.Skip(1)),
            ("deno", "run", _) => rest.Skip(1).FirstOrDefault(static w => !w.StartsWith('-')) is { } source && source.StartsWith("npm:", StringComparison.Ordinal) ? NpmPackage(source[4..]) : null,
            _ => null,
        };
    }

    // cmd /c npx …, sh -c "npx …", env NAME=value npx …
    private static List<string> Unwrapped(List<string> words)
    {
        var program = words.Count == 0 ? "" : Path.GetFileNameWithoutExtension(words[0].Replace('\\', '/')).ToLowerInvariant();
        if (program is "sh" or "bash" or "zsh" or "cmd" or "powershell" or "pwsh" && words.Count > 2)
        {
            return [.. words.Skip(1).SkipWhile(static w => w.StartsWith('-') || w.StartsWith('/')).SelectMany(static w => w.Split(' ', StringSplitOptions.RemoveEmptyEntries)).SkipWhile(static w => w is "exec")];
        }

        return program == "env" ? [.. words.Skip(1).SkipWhile(static w => w.StartsWith('-') || w.Contains('=', StringComparison.Ordinal))] : words;
    }

    private static McpLaunch? Npm(IEnumerable<string> words)
    {
        var list = words.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is "-p" or "--package" && i + 1 < list.Count)
            {
                return NpmPackage(list[i + 1]);
            }

            if (list[i].StartsWith("--package=", StringComparison.Ordinal))
            {
                return NpmPackage(list[i][10..]);
            }

            if (!list[i].StartsWith('-'))
            {
                return NpmPackage(list[i]);
            }
        }

        return null;
    }

    private static McpLaunch NpmPackage(string text)
    {
        var at = text.LastIndexOf('@');
        var name = at > 0 ? text[..at] : text;
        var pinned = (at > 0 && NpmManifestDetector.Exact().IsMatch(text[(at + 1)..])) || CommitAtEnd().IsMatch(text);
        return new McpLaunch(text, name, pinned);
    }

    private static McpLaunch? Python(IEnumerable<string> words, string fromOption)
    {
        var list = words.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == fromOption && i + 1 < list.Count)
            {
                return PythonPackage(list[i + 1]);
            }

            if (list[i].StartsWith(fromOption + "=", StringComparison.Ordinal))
            {
                return PythonPackage(list[i][(fromOption.Length + 1)..]);
            }

            if (PythonValues.Contains(list[i]))
            {
                i++;
            }
            else if (!list[i].StartsWith('-'))
            {
                return PythonPackage(list[i]);
            }
        }

        return null;
    }

    private static McpLaunch PythonPackage(string text)
    {
        var end = text.IndexOfAny(['=', '@', '<', '>', '~', '!', '[']);
        var exact = PythonVersion().IsMatch(text) || CommitAtEnd().IsMatch(text);
        return new McpLaunch(text, end > 0 ? text[..end] : text, exact);
    }

    private static McpLaunch? Image(IEnumerable<string> words)
    {
        var list = words.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            if (DockerValues.Contains(list[i]))
            {
                i++;
            }
            else if (!list[i].StartsWith('-'))
            {
                var name = list[i].Split('@')[0];
                return new McpLaunch(list[i], name, list[i].Contains("@sha256:", StringComparison.Ordinal));
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+(?:\[[^\]]*\])?(?:===?|@)[0-9]+(?:\.[0-9]+)+[0-9A-Za-z.+!-]*\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PythonVersion();

    [GeneratedRegex(@"[@#][0-9a-f]{40}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CommitAtEnd();
}
