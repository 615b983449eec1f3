using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Proofmark.Core.Documents.Editing;

/// <summary>A node of a YAML text and where it stands in it, in UTF-16 code units.</summary>
internal abstract record YamlSpan(int Start, int StartLine)
{
    /// <summary>Behind the last character; null for a block collection, whose end the parser tells only with the node that follows.</summary>
    public int? End { get; init; }

    /// <summary>True when the node ends on the line on which it begins.</summary>
    public bool OnOneLine { get; init; }

    /// <summary>Reads a text that the product's reader has accepted.</summary>
    /// <exception cref="YamlException">The text is not well-formed.</exception>
    public static YamlSpan Read(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return Node(parser);
    }

    private static YamlSpan Node(IParser parser)
    {
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new Value(Index(scalar.Start), (int)scalar.Start.Line, scalar.Style is ScalarStyle.Plain && scalar.Value.Length == 0)
                {
                    End = Index(scalar.End),
                    OnOneLine = scalar.Start.Line == scalar.End.Line,
                };
            case MappingStart start:
                return Mapping(parser, start);
            case SequenceStart start:
                return Sequence(parser, start);
            default:
                var alias = parser.Current!;
                parser.MoveNext();
                return new Reference(Index(alias.Start), (int)alias.Start.Line) { End = Index(alias.End), OnOneLine = true };
        }
    }

    // The parser tells where the closing bracket of a flow collection stands, and it is one character long.
    private static Map Mapping(IParser parser, MappingStart start)
    {
        parser.MoveNext();
        var entries = new List<Entry>();
        while (!parser.Accept<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            entries.Add(new Entry(key.Value, Index(key.Start), Index(key.End), (int)key.Start.Column, Node(parser)));
        }

        var end = parser.Consume<MappingEnd>();
        var flow = start.Style == MappingStyle.Flow;
        return new Map(Index(start.Start), (int)start.Start.Line, flow, entries) { End = flow ? Index(end.Start) + 1 : null, OnOneLine = flow && start.Start.Line == end.End.Line };
    }

    private static Items Sequence(IParser parser, SequenceStart start)
    {
        parser.MoveNext();
        var items = new List<YamlSpan>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(Node(parser));
        }

        var end = parser.Consume<SequenceEnd>();
        var flow = start.Style == SequenceStyle.Flow;
        return new Items(Index(start.Start), (int)start.Start.Line, items) { End = flow ? Index(end.Start) + 1 : null, OnOneLine = flow && start.Start.Line == end.End.Line };
    }

    private static int Index(Mark mark) => (int)mark.Index;

    /// <summary>A scalar.</summary>
    internal sealed record Value(int Start, int StartLine, bool IsAbsent) : YamlSpan(Start, StartLine);

    /// <summary>An alias.</summary>
    internal sealed record Reference(int Start, int StartLine) : YamlSpan(Start, StartLine);

    /// <summary>A mapping.</summary>
    internal sealed record Map(int Start, int StartLine, bool IsFlow, IReadOnlyList<Entry> Entries) : YamlSpan(Start, StartLine)
    {
        public Entry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
    }

    /// <summary>A sequence.</summary>
    internal sealed record Items(int Start, int StartLine, IReadOnlyList<YamlSpan> Nodes) : YamlSpan(Start, StartLine);

    /// <summary>A key and its value. The column counts from 1.</summary>
    internal sealed record Entry(string Key, int Start, int End, int Column, YamlSpan Value);
}
