namespace Proofmark.Risk.Rules;

/// <summary>Names of assurance levels.</summary>
public static class AssuranceLevels
{
    /// <summary>The name in files and on the command line, for example <c>mcp-l2</c>.</summary>
    public static string NameOf(AssuranceLevel level) => $"mcp-l{(int)level}";
}
