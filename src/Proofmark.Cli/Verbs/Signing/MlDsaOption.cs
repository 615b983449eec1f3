using System.CommandLine;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>The option without which ML-DSA keys are refused.</summary>
internal static class MlDsaOption
{
    public static Option<bool> Create() => new("--allow-ml-dsa", "--allow_ml_dsa") { Description = "Accept an ML-DSA key (FIPS 204). No other tool for model signatures is known to verify these yet." };
}
