using System.Collections.Frozen;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Functions that code offers to a model as tools.</summary>
internal static class AgentTools
{
    private static readonly FrozenSet<string> Decorators = FrozenSet.Create(
        StringComparer.Ordinal, "tool", "function_tool", "kernel_function", "tool_plain", "ai_function", "register_for_llm");

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(StringComparer.Ordinal, "KernelFunction", "McpServerTool", "KernelFunctionAttribute", "McpServerToolAttribute");

    private static readonly FrozenSet<string> Registrations = FrozenSet.Create(StringComparer.Ordinal, "tool", "registerTool", "addTool", "DynamicTool", "DynamicStructuredTool", "StructuredTool", "Tool", "from_function");

    // Calls in a tool's body that say more than its name.
    private static readonly (string Start, string Effect)[] BodyCalls =
    [
        ("subprocess.", "execute"), ("os.system", "execute"), ("os.popen", "execute"), ("exec", "execute"), ("eval", "execute"),
        ("requests.", "outward"), ("httpx.", "outward"), ("smtplib.", "outward"), ("urllib.request.", "outward"), ("aiohttp.", "outward"), ("boto3.", "outward"), ("socket.", "outward"),
        ("shutil.", "write"), ("os.remove", "write"), ("os.unlink", "write"),
    ];

    private static readonly string[] Frameworks =
        ["langchain", "langgraph", "llama_index", "autogen", "crewai", "agents", "semantic_kernel", "haystack", "smolagents", "mcp", "fastmcp", "pydantic_ai", "google.adk", "agno", "phi"];

    // Bodies that are looked into in one file; each look may pass over all of it.
    private const int MostBodies = 200;

    private static readonly string[] SchemaKeys = ["parameters", "input_schema", "inputSchema", "parametersJsonSchema"];

    public static void Find(SourceView view, Findings findings)
    {
        var bodies = 0;
        for (var i = 0; i < view.Text.Count; i++)
        {
            if (view.Text.Language == Language.Python && view.Text.IsSign(i, '@'))
            {
                bodies += Decorated(view, i, bodies < MostBodies, findings) ? 1 : 0;
            }
            else if (view.Text.Language == Language.CSharp && view.Text.IsSign(i, '[') && Attributes.Contains(view.Text.Of(i + 1).ToString()))
            {
                Attributed(view.Text, i, findings);
            }
            else if (view.Text.IsSign(i, '{'))
            {
                Schema(view.Text, i, findings);
            }
            else if (view.Text.Language == Language.JavaScript && view.Text.IsWord(i, "tool") && view.Text.IsSign(i + 1, '(') && view.Text.IsSign(i - 1, ':') && view.Text.IsWord(i - 2))
            {
                // tools: { sendEmail: tool({ … }) }
                var name = view.Text.Of(i - 2).ToString();
                Add(findings, name, Effects.Of(name), view.Text[i].Line, Confidence.High);
            }
        }

        foreach (var call in view.Calls.Where(c => Registrations.Contains(c.Method) && (view.Text.Language == Language.JavaScript || IsPythonTool(c, view))))
        {
            if ((call.Text(call.Named("name")) ?? call.Text(call.At(0))) is { } name)
            {
                Add(findings, name, Effects.Of(name), call.Line, Confidence.Medium);
            }
        }
    }

    // Tool(name="…") is a usual name: only where the file imports a framework for agents.
    private static bool IsPythonTool(Call call, SourceView view) =>
        (call.Method is "Tool" or "StructuredTool" || call.Name.EndsWith("Tool.from_function", StringComparison.Ordinal))
        && view.Imports.Modules.Any(static m => Array.Exists(Frameworks, f => m.Module.StartsWith(f, StringComparison.Ordinal)));

    // @tool, @mcp.tool(), @agent.tool(...): the function behind it, past other decorators.
    private static bool Decorated(SourceView view, int at, bool lookInside, Findings findings)
    {
        var source = view.Text;
        var word = at + 1;
        while (source.IsSign(word + 1, '.') && source.IsWord(word + 2))
        {
            word += 2;
        }

        if (!Decorators.Contains(source.Of(word).ToString()))
        {
            return false;
        }

        var next = source.IsSign(word + 1, '(') ? source.End(word + 1) + 1 : word + 1;
        for (var looked = 0; looked < 200 && next < source.Count; looked++, next++)
        {
            if (source.IsWord(next, "def") && source.IsWord(next + 1))
            {
                var name = source.Of(next + 1).ToString();
                Add(findings, name, Stronger(Effects.Of(name), lookInside ? BodyEffect(view, next, source[at].Indent) : null), source[next].Line, Confidence.High);
                return true;
            }

            if (source.IsWord(next, "class"))
            {
                return false;
            }
        }

        return false;
    }

    private static string? BodyEffect(SourceView view, int def, int indent)
    {
        var first = view.Text[def].Line;
        var last = int.MaxValue;
        for (var i = def + 1; i < view.Text.Count; i++)
        {
            // The body ends where a later line begins no deeper than the function.
            if (view.Text[i].Line > first && view.Text[i].Line != view.Text[i - 1].Line && view.Text[i].Indent <= indent && !view.Text.IsSign(i, ')'))
            {
                last = view.Text[i].Line;
                break;
            }
        }

        string? effect = null;
        foreach (var call in view.Calls.Where(c => c.Line > first && c.Line < last))
        {
            foreach (var (start, means) in BodyCalls)
            {
                if (start.EndsWith('.') ? call.Name.StartsWith(start, StringComparison.Ordinal) : call.Name == start)
                {
                    effect = Stronger(effect, means);
                }
            }
        }

        return effect;
    }

    // [KernelFunction, Description("…")] public async Task<string> SendMail(
    private static void Attributed(SourceText source, int at, Findings findings)
    {
        for (var i = source.End(at) + 1; i < Math.Min(source.Count, at + 200); i++)
        {
            if (source.IsSign(i, '['))
            {
                i = source.End(i);
            }
            else if (source.IsSign(i, '(') && source.IsWord(i - 1))
            {
                var name = source.Of(i - 1).ToString();
                Add(findings, name, Effects.Of(name), source[i - 1].Line, Confidence.High);
                return;
            }
        }
    }

    // {"name": "send_email", "parameters": {…}} as the interfaces of model providers take it.
    private static void Schema(SourceText source, int open, Findings findings)
    {
        string? name = null;
        var (line, described) = (0, false);
        var end = source.End(open);
        for (var i = open + 1; i < end; i++)
        {
            if ((source.IsText(i) || source.IsWord(i)) && source.IsSign(i + 1, ':'))
            {
                var key = source.Of(i);
                if (key.SequenceEqual("name") && source.IsText(i + 2))
                {
                    (name, line) = (source.Of(i + 2).ToString(), source[i].Line);
                }

                described |= SchemaKeys.Contains(key.ToString());
            }
            else if (source.IsSign(i, '(') || source.IsSign(i, '[') || source.IsSign(i, '{'))
            {
                i = source.End(i);
            }
        }

        if (name is { Length: > 0 and <= 128 } && described)
        {
            Add(findings, name, Effects.Of(name), line, Confidence.Medium);
        }
    }

    private static string? Stronger(string? a, string? b)
    {
        string?[] order = [null, "read", "write", "outward", "execute"];
        return Array.IndexOf(order, a) >= Array.IndexOf(order, b) ? a : b;
    }

    private static void Add(Findings findings, string name, string? effect, int line, Confidence confidence) =>
        findings.Add(FactKind.Tool, name, confidence, line, ("effect", effect));
}
