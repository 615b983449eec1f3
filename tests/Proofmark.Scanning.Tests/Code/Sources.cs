using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Code;

/// <summary>Repositories with code, made for one test.</summary>
internal static class Sources
{
    public const string Config = """{"model_type": "own", "auto_map": {"AutoConfig": "configuration_own.OwnConfig", "AutoModel": "modeling_own.OwnModel"}}""";

    /// <summary>The result for a module that config.json names.</summary>
    public static CheckResult Imported(string source) => Imported(System.Text.Encoding.UTF8.GetBytes(source));

    /// <summary>The result for a module that config.json names.</summary>
    public static CheckResult Imported(byte[] source)
    {
        using var folder = new TempFolder();
        folder.Write("config.json", Config);
        folder.Write("configuration_own.py", "class OwnConfig:\n    pass\n");
        folder.Write("modeling_own.py", source);
        return Scans.Path(folder.Path).Results.Single(r => r.Scope == "modeling_own.py");
    }

    public static IReadOnlyList<Finding> Decisive(CheckResult result) => [.. result.Findings.Where(f => f.Severity > Severity.Info)];
}
