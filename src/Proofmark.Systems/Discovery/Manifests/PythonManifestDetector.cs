using System.Text.RegularExpressions;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Manifests;

/// <summary>Dependencies of Python projects: requirements files, pyproject.toml, Pipfile, conda environments.</summary>
internal sealed partial class PythonManifestDetector : Detector
{
    public override string Id => "discover.python-manifest";

    public override bool Matches(FilePath path) => IsRequirements(path) || IsToml(path) || IsConda(path);

    public override void Detect(FileView file, Findings findings)
    {
        if (IsConda(file.Path))
        {
            ReadConda(findings);
        }
        else if (file.Text(findings) is { } text)
        {
            var number = 0;
            foreach (var line in text.EnumerateLines())
            {
                number++;
                if (IsToml(file.Path))
                {
                    ReadToml(findings, line.ToString(), number);
                }
                else
                {
                    Add(findings, PythonRequirement.Read(line.ToString()), number);
                }
            }
        }
    }

    private static bool IsRequirements(FilePath path) =>
        path.Extension is ".txt" or ".in" && (path.IsLike("*requirements*") || path.IsNamed("constraints.txt") || path.IsBelow("requirements"));

    private static bool IsToml(FilePath path) => path.IsNamed("pyproject.toml", "Pipfile");

    private static bool IsConda(FilePath path) => path.IsLike("environment*.yml") || path.IsLike("environment*.yaml") || path.IsNamed("conda.yaml", "conda.yml");

    // Line by line: a requirement in quotes, or a key of that name. Only known names count, so other keys do no harm.
    private static void ReadToml(Findings findings, string line, int number)
    {
        if (TomlKey().Match(line) is { Success: true } key)
        {
            var version = TomlVersion().Match(line) is { Success: true } found ? found.Groups[1].Value : "";
            Add(findings, new PythonRequirement(key.Groups[1].Value, version, PythonRequirement.IsExact(version) || ExactPlain().IsMatch(version)), number);
        }

        foreach (Match quoted in Quoted().Matches(line))
        {
            // After a list's bracket or a comma, not after "name =".
            if (!line.AsSpan(0, quoted.Index).TrimEnd().EndsWith("=") || line.AsSpan(0, quoted.Index).Contains('['))
            {
                Add(findings, PythonRequirement.Read(quoted.Groups[1].Success ? quoted.Groups[1].Value : quoted.Groups[2].Value), number);
            }
        }
    }

    private static void ReadConda(Findings findings)
    {
        foreach (var item in findings.Yaml()?["dependencies"].Items() ?? [])
        {
            if (item.Text() is { } text)
            {
                // "name=1.2=build" fixes a version, "name=1.2.*" and "name>=1" do not.
                var parts = text[(text.IndexOf("::", StringComparison.Ordinal) is var c and >= 0 ? c + 2 : 0)..].Split('=', 3, StringSplitOptions.RemoveEmptyEntries);
                var exact = parts.Length > 1 && text.IndexOfAny(['<', '>', '*', '!']) < 0;
                var requirement = exact ? new PythonRequirement(parts[0].Trim(), parts[1], true) : PythonRequirement.Read(text);
                Add(findings, requirement, item.Line);
            }

            foreach (var pip in item["pip"].Scalars())
            {
                Add(findings, PythonRequirement.Read(pip.Text), pip.Line);
            }
        }
    }

    private static void Add(Findings findings, PythonRequirement? requirement, int line)
    {
        var name = requirement?.Name ?? "";
        if (requirement is not null && (AiPackages.OfPython(name) ?? (name == "pytorch" ? "framework" : null)) is { } role)
        {
            findings.Add(
                FactKind.Dependency, name, Confidence.High, line,
                ("ecosystem", "pypi"), ("version", requirement.Pinned ? requirement.Version.TrimStart('=') : requirement.Version), ("pinned", requirement.Pinned ? "true" : "false"), ("role", role));
        }
    }

    [GeneratedRegex(@"\A\s*[""']?([A-Za-z0-9][A-Za-z0-9._-]*)[""']?\s*=\s*[""'{]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex TomlKey();

    [GeneratedRegex(@"(?:=\s*|version\s*=\s*)[""']([^""']*)[""']", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex TomlVersion();

    [GeneratedRegex(@"""([^""]*)""|'([^']*)'", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // Poetry reads "1.2.3" as exactly that version.
    [GeneratedRegex(@"\A[0-9]+(?:\.[0-9]+)+\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ExactPlain();
}
