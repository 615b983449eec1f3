using System.CommandLine.Parsing;

namespace Proofmark.Cli.Verbs;

/// <summary>Rules for arguments that the parser does not know of itself.</summary>
internal static class ArgumentRules
{
    /// <summary>A word that starts with a dash is a misspelt option, not a file: taking it as a file would hide the mistake.</summary>
    public static void RefuseOptionLikeValues(SymbolResult result)
    {
        foreach (var token in result.Tokens.Where(t => t.Value.Length > 1 && t.Value[0] == '-'))
        {
            result.AddError($"'{token.Value}' is not an option of this verb; a file of that name is written './{token.Value}'");
        }
    }
}
