using Proofmark.Core.Documents;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Reading;

namespace Proofmark.App.Assessing;

/// <summary>Reads the rules of this build and those that the user named.</summary>
internal static class RuleSources
{
    public static RuleSet Load(AssessRequest request, out IReadOnlyList<DocumentError> mistakes)
    {
        var errors = new List<DocumentError>();
        var folders = request.RuleFolders.Select(f => new RuleFolder(f, AssessedTree.Contains(request.Root, f) ? RuleOrigin.AssessedTree : RuleOrigin.User));
        var rules = RuleSet.Load([.. folders], request.Limits, errors);
        mistakes = errors;
        return rules;
    }
}
