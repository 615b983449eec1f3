using System.Text.RegularExpressions;
using Proofmark.Core.Documents;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Delivery;

/// <summary>Workflows of continuous integration: the actions they run and the tools they name. Naming a tool says nothing about what it did.</summary>
internal sealed partial class WorkflowDetector : Detector
{
    private static readonly string[] Tools =
        ["modelscan", "picklescan", "fickling", "modelaudit", "garak", "promptfoo", "pyrit", "cosign", "sigstore", "model-signing", "slsa", "trivy", "grype", "syft", "gitleaks", "trufflehog", "semgrep", "codeql", "bandit", "pip-audit", "osv-scanner", "snyk", "proofmark"];

    public override string Id => "discover.workflow";

    public override bool Matches(FilePath path) =>
        path.IsNamed(".gitlab-ci.yml", ".gitlab-ci.yaml", "azure-pipelines.yml", "azure-pipelines.yaml", "bitbucket-pipelines.yml")
        || (path.Extension is ".yml" or ".yaml" && path.Folder.EndsWith(".github/workflows", StringComparison.Ordinal))
        || (path.IsNamed("action.yml", "action.yaml"));

    public override void Detect(FileView file, Findings findings)
    {
        var root = findings.Yaml();
        if (root is not DocumentMapping || file.Text(findings) is not { } text)
        {
            return;
        }

        var name = root["name"].Text() ?? Path.GetFileNameWithoutExtension(file.Path.Name).TrimStart('.');
        var mentions = string.Join(',', Tools.Where(t => text.Contains(t, StringComparison.OrdinalIgnoreCase)));
        findings.Add(FactKind.Workflow, name, Confidence.High, 1, ("mentions", mentions));
        foreach (var (action, line) in Actions(root))
        {
            findings.Add(FactKind.Workflow, name, Confidence.High, line, ("action", action), ("pinned", IsPinned(action) ? "true" : "false"));
        }
    }

    // jobs.*.uses, jobs.*.steps[].uses and, of composite actions, runs.steps[].uses.
    private static IEnumerable<(string Action, int Line)> Actions(DocumentNode root)
    {
        var jobs = root["jobs"].Entries().Select(static j => j.Value).Append(root["runs"]);
        foreach (var step in jobs.SelectMany(static j => (j?["steps"]).Items().Append(j)).OfType<DocumentMapping>())
        {
            if (step.Find("uses") is { } uses && uses.Value.Text() is { } action)
            {
                yield return (action, uses.Line);
            }
        }
    }

    private static bool IsPinned(string action) => action.StartsWith("./", StringComparison.Ordinal) || Commit().IsMatch(action);

    [GeneratedRegex(@"@[0-9a-fA-F]{40}\z|@[0-9a-fA-F]{64}\z|@sha256:[0-9a-f]{64}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Commit();
}
