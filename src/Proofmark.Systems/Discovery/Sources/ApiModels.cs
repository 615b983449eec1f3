using System.Text.RegularExpressions;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Names of models that a provider serves.</summary>
internal static partial class ApiModels
{
    // No such name is longer.
    private const int Longest = 64;

    public static void Find(SourceView view, Findings findings)
    {
        var source = view.Text;
        for (var i = 0; i < source.Count; i++)
        {
            if (source.IsText(i) && source[i].Length is > 2 and <= Longest && Form().IsMatch(source.Of(i)))
            {
                var name = source.Of(i).ToString();
                var dated = Date().Match(name);
                findings.Add(
                    FactKind.ModelReference, name, IsNamedModel(source, i) ? Confidence.High : Confidence.Low, source[i].Line,
                    ("source", "api"), ("revision", dated.Success ? dated.Groups[1].Value : null));
            }
        }
    }

    // model="…", model: "…", DEFAULT_MODEL = "…"
    private static bool IsNamedModel(SourceText source, int i) =>
        (source.IsSign(i - 1, '=') || source.IsSign(i - 1, ':')) && source.Of(i - 2).Contains("model", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\A(?:(?:openai|anthropic|gemini|vertex_ai|bedrock|azure|mistral|models)/)?(?:gpt-(?:[345]|oss)[a-z0-9.:-]*|o[134](?:-(?:mini|preview|pro))?(?:-[0-9-]+)?|chatgpt-[a-z0-9.-]+|text-embedding-[a-z0-9-]+|claude-[a-z0-9.@:-]+|gemini-[a-z0-9.-]+|mistral-(?:tiny|small|medium|large|embed)[a-z0-9-]*|command-(?:r|a)[a-z0-9.+-]*|deepseek-(?:chat|reasoner)|grok-[0-9][a-z0-9.-]*)\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"[-@]([0-9]{4}-?[0-9]{2}-?[0-9]{2})(?:-v[0-9:]+)?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
