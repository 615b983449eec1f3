namespace Proofmark.Core.Expressions.Syntax;

/// <summary>Names, literals, brackets and calls.</summary>
internal sealed partial class Parser
{
    private Node ParsePrimary()
    {
        var token = current;
        switch (token.Kind)
        {
            case TokenKind.String:
                Take();
                return Made(new LiteralNode(token.Position, ExpressionValue.Of(token.Text)));
            case TokenKind.Int or TokenKind.Double:
                Take();
                return Made(Number(token, token.Position, negative: false));
            case TokenKind.Identifier:
                return ParseWord();
            default:
                return ParseBracketed();
        }
    }

    private Node ParseBracketed()
    {
        var token = current;
        if (StartsNegativeNumber())
        {
            Take();
            return Made(Number(Take(), token.Position, negative: true));
        }

        if (token.Is("("))
        {
            Take();
            var inner = ParseExpression();
            Expect(")");
            return inner;
        }

        if (token.Is("["))
        {
            Take();
            return Made(new ListNode(token.Position, ParseList("]", trailingComma: true)));
        }

        if (token.Is("{"))
        {
            Take();
            return Made(new MapNode(token.Position, ParseMapEntries()));
        }

        throw Unexpected("a value");
    }

    private Node ParseWord()
    {
        var token = Take();
        switch (token.Text)
        {
            case "true":
                return Made(new LiteralNode(token.Position, ExpressionValue.True));
            case "false":
                return Made(new LiteralNode(token.Position, ExpressionValue.False));
            case "null":
                return Made(new LiteralNode(token.Position, ExpressionValue.Null));
        }

        if (Identifiers.IsReserved(token.Text))
        {
            throw new SyntaxException(token.Position, $"'{token.Text}' is a reserved word");
        }

        if (!current.Is("("))
        {
            return Made(new NameNode(token.Position, token.Text));
        }

        Take();
        var arguments = ParseList(")");
        return token.Text == "has" ? MakeTest(token.Position, arguments) : Made(new CallNode(token.Position, null, token.Text, arguments));
    }

    private static SelectNode MakeTest(ExpressionPosition at, List<Node> arguments) => arguments is [SelectNode { IsTest: false } field]
        ? field with { Position = at, IsTest = true }
        : throw new SyntaxException(at, "has takes one field selection, for example has(x.field)");

    private List<Node> ParseList(string closing, bool trailingComma = false)
    {
        var items = new List<Node>();
        while (!current.Is(closing))
        {
            items.Add(ParseExpression());
            if (!current.Is(","))
            {
                break;
            }

            Take();
            if (!trailingComma && current.Is(closing))
            {
                throw Unexpected("an argument");
            }
        }

        Expect(closing);
        return items;
    }

    private List<MapEntryNode> ParseMapEntries()
    {
        var entries = new List<MapEntryNode>();
        while (!current.Is("}"))
        {
            var key = ParseExpression();
            Expect(":");
            entries.Add(new MapEntryNode(key, ParseExpression()));
            if (!current.Is(","))
            {
                break;
            }

            Take();
        }

        Expect("}");
        return entries;
    }

    private static LiteralNode Number(Token token, ExpressionPosition at, bool negative)
    {
        if (token.Kind == TokenKind.Double)
        {
            return new LiteralNode(at, ExpressionValue.Of(negative ? -token.Number : token.Number));
        }

        const ulong Smallest = 1UL << 63;
        if (token.Whole > (negative ? Smallest : Smallest - 1))
        {
            throw new SyntaxException(at, "the whole number does not fit into 64 bits with a sign");
        }

        return new LiteralNode(at, ExpressionValue.Of(negative ? unchecked(-(long)token.Whole) : (long)token.Whole));
    }
}
