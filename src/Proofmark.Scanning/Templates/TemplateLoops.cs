using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>Finds where loops end.</summary>
internal static class TemplateLoops
{
    /// <summary>For each statement that begins a loop without <c>else</c>, the index of its end; 0 for all others.</summary>
    public static IReadOnlyList<int> Ends(IReadOnlyList<JinjaStatement> statements)
    {
        var ends = new int[statements.Count];
        var open = new Stack<int>();
        var withElse = new HashSet<int>();
        foreach (var (i, statement) in statements.Index())
        {
            if (statement.Tag is "for" or "if")
            {
                open.Push(i);
            }
            else if (statement.Tag == "else" && open.TryPeek(out var block))
            {
                withElse.Add(block);
            }
            else if (statement.Tag is "endfor" or "endif" && open.TryPop(out var start) && statements[start].Tag == statement.Tag[3..] && !withElse.Contains(start))
            {
                ends[start] = statement.Tag == "endfor" ? i : 0;
            }
        }

        return ends;
    }
}
