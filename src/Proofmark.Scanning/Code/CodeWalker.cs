using Proofmark.Formats.Python;

namespace Proofmark.Scanning.Code;

/// <summary>
/// Walks the statements of a file twice: once to learn what names mean and which functions are called from where, then to tell a judge of every call and when it
/// is made.
/// </summary>
internal sealed class CodeWalker : ICallSink
{
    private readonly CodeLists lists;
    private readonly Action<CodeCall, CodeReach> judge;
    private readonly CodeEvaluator evaluator;
    private readonly CodeScope module;
    private readonly FunctionReach functions;
    private readonly Stack<Block> blocks = new();
    private readonly List<PythonNode> decorators = [];
    private bool judging;

    /// <summary>Makes a walker.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="judge">Told of every call with the moment at which it is made.</param>
    /// <param name="whole">The moment at which the file itself runs.</param>
    public CodeWalker(CodeLists lists, Action<CodeCall, CodeReach> judge, CodeReach whole)
    {
        this.lists = lists;
        this.judge = judge;
        module = new CodeScope(null, lists);
        evaluator = new CodeEvaluator(lists, this) { Scope = module };
        functions = new FunctionReach(lists, whole);
    }

    /// <summary>Walks a file.</summary>
    public void Walk(IReadOnlyList<PythonStatement> statements, CancellationToken cancellation)
    {
        foreach (var pass in new[] { false, true })
        {
            judging = pass;
            blocks.Clear();
            decorators.Clear();
            foreach (var statement in statements)
            {
                cancellation.ThrowIfCancellationRequested();
                Enter(statement);
                Statement(statement);
            }

            functions.Spread();
        }
    }

    /// <summary>False when so much text would have had to be computed that some was not.</summary>
    public bool IsComplete => evaluator.MayFold;

    /// <inheritdoc/>
    public void Call(CodeCall call)
    {
        if (judging)
        {
            judge(call, Reach);
        }
    }

    /// <inheritdoc/>
    public void Local(string name) => functions.Called(Function, name, Guarded);

    private string? Function => blocks.TryPeek(out var block) ? block.Function : null;

    private bool Guarded => blocks.TryPeek(out var block) && block.Guarded;

    private CodeReach Reach => Guarded ? CodeReach.Later : functions.Of(Function);

    // The body of a block stands further right than its head, or on the same line.
    private void Enter(PythonStatement statement)
    {
        while (blocks.TryPeek(out var block) && (block.Indent > statement.Indent || (block.Indent == statement.Indent && !statement.Inline)))
        {
            blocks.Pop();
        }

        evaluator.Scope = blocks.TryPeek(out var inner) ? inner.Scope : module;
    }

    private void Statement(PythonStatement statement)
    {
        switch (statement.Kind)
        {
            case PythonStatementKind.Decorator:
                decorators.Add(statement.Expressions[0]);
                return;
            case PythonStatementKind.Function:
                Define(statement, isClass: false);
                return;
            case PythonStatementKind.Class:
                Define(statement, isClass: true);
                return;
            case PythonStatementKind.MainGuard:
                blocks.Push(new Block(statement.Indent, evaluator.Scope, Function, null, Guarded: true));
                return;
            case PythonStatementKind.Import:
                Import(statement);
                return;
            case PythonStatementKind.Assign:
                Assign(statement);
                return;
            case PythonStatementKind.Block when statement.Name == "global":
                foreach (var name in statement.Targets)
                {
                    evaluator.Scope.DeclareGlobal(name.Text);
                }

                return;
        }

        var values = EvaluateAll(statement);
        if (statement.Kind == PythonStatementKind.Return && Function is { } function && values.Count > 0)
        {
            var known = evaluator.Returns.GetValueOrDefault(function);
            var joined = CodeValues.Join(known is null ? [values[0]] : [known, values[0]], lists);
            evaluator.Returns[function] = joined with { Items = null };
        }
    }

    private List<CodeValue> EvaluateAll(PythonStatement statement) => [.. statement.Expressions.Select(evaluator.Evaluate)];

    private void Import(PythonStatement statement)
    {
        foreach (var import in statement.Imports)
        {
            if (import.Name == "*")
            {
                evaluator.AddWildcard(import.Path);
            }
            else
            {
                evaluator.Scope.Bind(import.Name, new CodeValue(import.Path));
            }
        }
    }

    private void Assign(PythonStatement statement)
    {
        var values = EvaluateAll(statement);
        var value = values.Count == 0 ? CodeValue.Unknown : values[0];
        foreach (var target in statement.Targets)
        {
            if (statement.Name.Length > 0)
            {
                var before = evaluator.Evaluate(target);
                var text = judging ? before.Text : evaluator.Folded(statement.Name[..^1], [before, value], [target, target]);
                value = CodeValues.Mix([before, value], lists) with { Text = text };
            }

            evaluator.Assign(target, value);
            if (blocks.TryPeek(out var block) && block.Class is { } name && block.Function is null && target.Kind == PythonNodeKind.Name && CodeValues.IsDangerous(value.Path, lists))
            {
                foreach (var owner in new[] { name, "self", "cls" })
                {
                    evaluator.Scope.BindInModule($"{owner}.{target.Text}", value);
                }
            }
        }
    }

    private void Define(PythonStatement statement, bool isClass)
    {
        EvaluateAll(statement);
        var self = new CodeValue(Local: statement.Name);
        foreach (var decorator in decorators)
        {
            var target = evaluator.Evaluate(decorator);
            if (target is { Path: null, Local: not null } || CodeValues.IsDangerous(target.Path, lists))
            {
                evaluator.Apply(target, CodeValue.Unknown, [new CodeArgument(null, self, decorator)], decorator);
            }
        }

        decorators.Clear();
        evaluator.Scope.Bind(statement.Name, self);
        var scope = new CodeScope(evaluator.Scope, lists);
        foreach (var parameter in statement.Targets)
        {
            scope.Bind(parameter.Text, CodeValue.Unknown);
        }

        var outer = blocks.TryPeek(out var block) ? block : null;
        if (isClass)
        {
            blocks.Push(new Block(statement.Indent, scope, Function, statement.Name, Guarded));
            return;
        }

        functions.Defined(statement.Name);
        blocks.Push(new Block(statement.Indent, scope, statement.Name, outer?.Class, Guarded));
    }

    /// <summary>A block that has names of its own, or a condition that matters.</summary>
    private sealed record Block(int Indent, CodeScope Scope, string? Function, string? Class, bool Guarded);
}
