namespace Proofmark.Core.Expressions.Syntax;

/// <summary>Recursive descent with precedence climbing. Bounds length, nodes and depth, so that nothing after it needs to.</summary>
internal sealed partial class Parser
{
    private readonly Lexer lexer;
    private readonly Limits limits;
    private Token current;
    private Token following;
    private int nodes;
    private int nesting;

    private Parser(string source, Limits limits)
    {
        this.limits = limits;
        lexer = new Lexer(source);
        current = lexer.Next();
        following = current.Kind == TokenKind.End ? current : lexer.Next();
    }

    public static Node Parse(string source, Limits limits)
    {
        if (source.Length > limits.MaxExpressionLength)
        {
            throw new SyntaxException(new ExpressionPosition(0, 1, 1), $"the expression has {source.Length} characters, more than the limit of {limits.MaxExpressionLength}");
        }

        var parser = new Parser(source, limits);
        var root = parser.ParseExpression();
        return parser.current.Kind == TokenKind.End ? root : throw parser.Unexpected("an operator or the end");
    }

    private Node ParseExpression()
    {
        if (++nesting > limits.MaxExpressionDepth)
        {
            throw TooDeep(current.Position);
        }

        var condition = ParseBinary(Precedence.Or);
        if (current.Is("?"))
        {
            var at = Take().Position;
            var then = ParseBinary(Precedence.Or);
            Expect(":");
            condition = Made(new ConditionalNode(at, condition, then, ParseExpression()));
        }

        nesting--;
        return condition;
    }

    private Node ParseBinary(int lowest)
    {
        var left = ParseUnary();
        while (BinaryOperator() is { } symbol && Precedence.OfBinary(symbol) >= lowest)
        {
            var at = Take().Position;
            left = Made(new BinaryNode(at, symbol, left, ParseBinary(Precedence.OfBinary(symbol) + 1)));
        }

        return left;
    }

    private string? BinaryOperator() => current.Kind switch
    {
        TokenKind.Symbol => current.Text,
        TokenKind.Identifier when current.Text == "in" => "in",
        _ => null,
    };

    // CEL: "!" {"!"} Member | "-" {"-"} Member; a minus right before a number belongs to the number.
    private Node ParseUnary()
    {
        var symbol = current.Is("!") ? "!" : "-";
        var operators = new List<ExpressionPosition>();
        while (current.Is(symbol) && !StartsNegativeNumber())
        {
            operators.Add(Take().Position);
        }

        var operand = ParseMember();
        for (var i = operators.Count - 1; i >= 0; i--)
        {
            operand = Made(new UnaryNode(operators[i], symbol, operand));
        }

        return operand;
    }

    private bool StartsNegativeNumber() => current.Is("-") && following.Kind is TokenKind.Int or TokenKind.Double;

    private Node ParseMember()
    {
        var operand = ParsePrimary();
        while (true)
        {
            if (current.Is("."))
            {
                Take();
                operand = ParseSelection(operand);
            }
            else if (current.Is("["))
            {
                var at = Take().Position;
                operand = Made(new IndexNode(at, operand, ParseExpression()));
                Expect("]");
            }
            else
            {
                return operand;
            }
        }
    }

    private Node ParseSelection(Node operand)
    {
        var name = ExpectName("a field or a method");
        if (!current.Is("("))
        {
            return Made(new SelectNode(name.Position, operand, name.Text, IsTest: false));
        }

        Take();
        var arguments = ParseList(")");
        return MacroNames.Find(name.Text, arguments.Count) is { } macro
            ? MakeMacro(name.Position, macro, operand, arguments)
            : Made(new CallNode(name.Position, operand, name.Text, arguments));
    }

    private MacroNode MakeMacro(ExpressionPosition at, MacroKind kind, Node range, List<Node> arguments)
    {
        if (arguments[0] is not NameNode variable)
        {
            throw new SyntaxException(arguments[0].Position, $"the first argument of {MacroNames.NameOf(kind)} is the name of a variable");
        }

        return Made(new MacroNode(at, kind, range, variable.Name, arguments.Count == 3 ? arguments[1] : null, arguments[^1]));
    }

    private T Made<T>(T node)
        where T : Node
    {
        if (++nodes > limits.MaxExpressionNodes)
        {
            throw new SyntaxException(node.Position, $"the expression has more than {limits.MaxExpressionNodes} parts");
        }

        return node.Depth <= limits.MaxExpressionDepth ? node : throw TooDeep(node.Position);
    }

    private SyntaxException TooDeep(ExpressionPosition at) => new(at, $"the expression nests deeper than {limits.MaxExpressionDepth} levels");

    private Token ExpectName(string what) => current.Kind == TokenKind.Identifier && !Identifiers.IsReserved(current.Text) ? Take() : throw Unexpected(what);

    private void Expect(string symbol)
    {
        if (!current.Is(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }

        Take();
    }

    private Token Take()
    {
        var token = current;
        current = following;
        following = current.Kind == TokenKind.End ? current : lexer.Next();
        return token;
    }

    private SyntaxException Unexpected(string wanted) => new(current.Position, $"{wanted} is expected here, not {current}");
}
