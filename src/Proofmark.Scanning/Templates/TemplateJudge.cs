using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>
/// Looks in a template for walks out of its language. Texts that are put together are computed first, names count with every value that any tag gives them, so
/// that it does not matter which branch is taken.
/// </summary>
internal sealed partial class TemplateJudge
{
    // Passes in which values are learned one by one, and all passes; from the first bound on, a value that still changes is left open.
    private const int Passes = 4;
    private const int MostPasses = 16;
    private const int MostTurns = 256;
    private const int MostSigns = 200;
    private const long MostWork = 48 * 1024 * 1024;
    private const long LongLoop = 10_000_000;

    // A tag that is gone through once for each turn of a loop counts as much as a text of so many characters.
    private const int WorkOfTurn = 32;

    private readonly TemplateVariables variables = new();
    private readonly List<TemplateSign> signs = [];
    private readonly TemplateOutput output = new();
    private readonly Stack<long> loops = [];
    private readonly CancellationToken cancellation;
    private TemplateValue body = TemplateValue.Unknown;
    private bool recording;
    private int turns = 1;
    private long work;

    private TemplateJudge(CancellationToken cancellation) => this.cancellation = cancellation;

    /// <summary>What was seen, and whether everything could be computed within the bound.</summary>
    public static (IReadOnlyList<TemplateSign> Signs, bool Complete) Judge(JinjaReading reading, CancellationToken cancellation)
    {
        var judge = new TemplateJudge(cancellation);
        var settled = false;
        for (var pass = 0; pass < MostPasses && !settled && judge.work < MostWork; pass++)
        {
            judge.variables.Changed = false;
            judge.variables.Widens = pass >= Passes;
            judge.Walk(reading.Statements);
            settled = !judge.variables.Changed;
        }

        judge.recording = true;
        judge.Walk(reading.Statements);
        var kept = judge.signs.Exists(static s => s.Kind == TemplateSignKind.Escape) ? judge.signs.Where(static s => s.Kind != TemplateSignKind.Unused) : judge.signs;
        return ([.. kept], settled && judge.work < MostWork);
    }

    private void Walk(IReadOnlyList<JinjaStatement> statements)
    {
        loops.Clear();
        output.Clear();
        var ends = TemplateLoops.Ends(statements);
        Walk(statements, ends, 0, statements.Count);
    }

    private void Walk(IReadOnlyList<JinjaStatement> statements, IReadOnlyList<int> ends, int from, int to)
    {
        for (var i = from; i < to && (turns == 1 || work < MostWork); i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var statement = statements[i];
            work += turns > 1 ? WorkOfTurn : 0;
            var items = statement.Tag == "for" && ends[i] > i && output.Captures ? Items(statement) : null;
            if (items is null)
            {
                Visit(statement);
                continue;
            }

            For(statement);
            turns *= items.Count;
            output.Begin(statement, isExact: true);
            var depth = output.Depth;
            foreach (var item in items)
            {
                var shadowed = variables.Bind(statement.Targets[0], item);
                Walk(statements, ends, i + 1, ends[i]);
                output.LeaveTo(depth);
                variables.Restore(shadowed);
                if (work >= MostWork)
                {
                    break;
                }
            }

            turns /= items.Count;
            loops.TryPop(out _);
            if (output.End("for") is { } ended)
            {
                Put(ended.Text);
            }

            i = ends[i];
        }
    }

    // What a loop goes through, where its turns are few and known, so that each can be gone through on its own.
    private IReadOnlyList<TemplateValue>? Items(JinjaStatement statement) =>
        statement is { Name: "", Expressions: [var iterated] } && Evaluate(iterated) is { Open: false, Options: [var only] } && TemplateFolding.Iterate(only) is { Count: > 0 } items
            && turns * items.Count <= MostTurns ? items : null;

    // Puts out text where the text of a block is of interest.
    private void Put(TemplateValue value)
    {
        if (output.Captures && work < MostWork)
        {
            work += output.Put(value);
        }
    }

    private void Add(TemplateSign? sign)
    {
        if (recording && sign is not null && signs.Count < MostSigns && !signs.Exists(s => s.At == sign.At && s.End == sign.End && s.Kind == sign.Kind))
        {
            signs.Add(sign);
        }
    }
}
