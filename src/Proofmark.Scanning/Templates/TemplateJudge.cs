using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>
/// Looks in a template for walks out of its language. Texts that are put together are computed first, names count with every value that any tag gives them, so
/// that it does not matter which branch is taken.
/// </summary>
internal sealed partial class TemplateJudge
{
    private const int Passes = 4;
    private const int MostSigns = 200;
    private const long MostWork = 48 * 1024 * 1024;
    private const long LongLoop = 10_000_000;

    private readonly TemplateVariables variables = new();
    private readonly List<TemplateSign> signs = [];
    private readonly Stack<long> loops = [];
    private readonly CancellationToken cancellation;
    private bool recording;
    private long work;

    private TemplateJudge(CancellationToken cancellation) => this.cancellation = cancellation;

    /// <summary>What was seen, and whether everything could be computed within the bound.</summary>
    public static (IReadOnlyList<TemplateSign> Signs, bool Complete) Judge(JinjaReading reading, CancellationToken cancellation)
    {
        var judge = new TemplateJudge(cancellation);
        for (var pass = 0; pass < Passes; pass++)
        {
            judge.variables.Changed = false;
            judge.Walk(reading.Statements);
            if (!judge.variables.Changed)
            {
                break;
            }
        }

        judge.recording = true;
        judge.Walk(reading.Statements);
        var kept = judge.signs.Exists(static s => s.Kind == TemplateSignKind.Escape) ? judge.signs.Where(static s => s.Kind != TemplateSignKind.Unused) : judge.signs;
        return ([.. kept], judge.work < MostWork);
    }

    private void Walk(IReadOnlyList<JinjaStatement> statements)
    {
        loops.Clear();
        foreach (var statement in statements)
        {
            cancellation.ThrowIfCancellationRequested();
            Visit(statement);
        }
    }

    private void Visit(JinjaStatement statement)
    {
        switch (statement.Tag)
        {
            case "set" when statement.Name.Length == 0:
                Set(statement.Targets[0], statement.Expressions[0]);
                break;
            case "set":
                Evaluate(statement);
                variables.Assign(statement.Targets[0], TemplateValue.Unknown);
                break;
            case "with":
                for (var i = 0; i < statement.Targets.Count; i++)
                {
                    Set(statement.Targets[i], statement.Expressions[i]);
                }

                break;
            case "for":
                For(statement);
                break;
            case "endfor":
                loops.TryPop(out _);
                break;
            case "macro" or "call":
                variables.Define(statement.Name, [.. statement.Targets.Select(static t => t.Text)]);
                Evaluate(statement);
                break;
            case "include" or "import" or "from" or "extends":
                Evaluate(statement);
                Add(new TemplateSign(TemplateSignKind.Foreign, statement.Start, statement.Expressions[0].End, "takes in another file of the computer that renders it"));
                break;
            case "debug":
                Add(new TemplateSign(TemplateSignKind.Hint, statement.Start, statement.Start + 8, "puts out all that the engine knows of"));
                break;
            default:
                Evaluate(statement);
                break;
        }
    }

    private void Evaluate(JinjaStatement statement)
    {
        foreach (var node in statement.Expressions)
        {
            if (node.Kind == JinjaNodeKind.Keyword)
            {
                variables.Learn(node.Text, Evaluate(node.Children[0]));
            }
            else
            {
                Evaluate(node);
            }
        }
    }

    private void Set(JinjaNode target, JinjaNode value)
    {
        variables.Assign(target, Evaluate(value));
        if (value is { Kind: JinjaNodeKind.Call, Children: [{ Kind: JinjaNodeKind.Name, Text: "namespace" }, ..] } && target.Kind == JinjaNodeKind.Name)
        {
            foreach (var entry in value.Children.Where(static c => c.Kind == JinjaNodeKind.Keyword))
            {
                variables.Learn($"{target.Text}.{entry.Text}", Evaluate(entry.Children[0]));
            }
        }
    }

    private void For(JinjaStatement statement)
    {
        var iterated = Evaluate(statement.Expressions[0]);
        var item = new TemplateValue([], iterated.Open) { Underscored = iterated.HasUnderscores };
        var count = 1L;
        foreach (var option in iterated.Options)
        {
            var items = TemplateFolding.Iterate(option);
            count = Math.Max(count, items?.Count ?? 1);
            item = (items ?? [TemplateValue.Unknown]).Aggregate(item, static (a, b) => a.Or(b));
        }

        variables.Assign(statement.Targets[0], item);
        foreach (var condition in statement.Expressions.Skip(1))
        {
            Evaluate(condition);
        }

        var turns = Math.Max(count, IsRange(statement.Expressions[0]) ? Turns([.. statement.Expressions[0].Children.Skip(1).Select(Evaluate)]) : 1);
        var all = loops.Aggregate((Int128)turns, static (a, b) => Int128.Min(a * b, long.MaxValue));
        if (all > LongLoop && loops.Count > 0 && turns > 1)
        {
            Add(TemplateSign.Of(TemplateSignKind.Cost, statement.Expressions[0], $"is the inner loop of {all} turns"));
        }

        loops.Push(turns);
    }

    private static bool IsRange(JinjaNode node) => node is { Kind: JinjaNodeKind.Call, Children: [{ Kind: JinjaNodeKind.Name, Text: "range" }, ..] };

    // Numbers that range() counts, where its bounds are known.
    private static long Turns(IReadOnlyList<TemplateValue> arguments)
    {
        var bounds = arguments.Select(static a => a.Numbers.Select(static n => (Int128)n).DefaultIfEmpty().Max()).ToList();
        var span = bounds.Count switch
        {
            1 => bounds[0],
            2 => bounds[1] - bounds[0],
            3 when bounds[2] != 0 => (bounds[1] - bounds[0]) / bounds[2],
            _ => 1,
        };
        return (long)Int128.Clamp(span, 1, long.MaxValue);
    }

    private void Add(TemplateSign? sign)
    {
        if (recording && sign is not null && signs.Count < MostSigns && !signs.Exists(s => s.At == sign.At && s.End == sign.End && s.Kind == sign.Kind))
        {
            signs.Add(sign);
        }
    }
}
