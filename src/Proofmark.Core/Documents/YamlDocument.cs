using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Proofmark.Core.Documents;

/// <summary>Builds nodes from the events of YamlDotNet's parser.</summary>
internal sealed class YamlDocument(string file, Limits limits)
{
    private readonly ErrorList errors = new(file);
    private readonly Dictionary<string, DocumentNode> anchors = new(StringComparer.Ordinal);
    private int nodes;

    public static DocumentReading Read(string file, string text, Limits limits)
    {
        var document = new YamlDocument(file, limits);
        var root = document.Read(text);
        return new DocumentReading(root, document.errors.Errors);
    }

    private DocumentNode? Read(string text)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                errors.Add(1, 1, DocumentPath.Root, "the document is empty");
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, DocumentPath.Root, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                Fail(parser.Current!.Start, DocumentPath.Root, "only one document is read from a file");
            }

            return root;
        }
        catch (YamlException broken)
        {
            Fail(broken.Start, DocumentPath.Root, Plain(broken));
            return null;
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet's scanner leaves some malformed documents by these instead of a YamlException (found by random text).
            errors.Add(1, 1, DocumentPath.Root, "the document is not well-formed YAML");
            return null;
        }
        catch (LimitReached)
        {
            return null;
        }
    }

    private DocumentNode ReadNode(IParser parser, DocumentPath path, int depth)
    {
        var current = parser.Current!;
        Count(current.Start, path, depth);
        switch (current)
        {
            case AnchorAlias alias:
                parser.MoveNext();
                return Resolve(alias, path, depth);
            case Scalar scalar:
                parser.MoveNext();
                return Remember(scalar.Anchor, ReadScalar(scalar, path));
            case SequenceStart sequence:
                return Remember(sequence.Anchor, ReadSequence(parser, sequence, path, depth));
            case MappingStart mapping:
                return Remember(mapping.Anchor, ReadMapping(parser, mapping, path, depth));
            default:
                throw new YamlException(current.Start, current.End, "a value was expected");
        }
    }

    private DocumentSequence ReadSequence(IParser parser, SequenceStart start, DocumentPath path, int depth)
    {
        RefuseTag(start.Tag, "tag:yaml.org,2002:seq", start.Start, path);
        parser.MoveNext();
        var items = new List<DocumentNode>();
        while (!parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, path.Below(items.Count), depth + 1));
        }

        parser.MoveNext();
        return new DocumentSequence(items, Line(start.Start), Column(start.Start));
    }

    private DocumentMapping ReadMapping(IParser parser, MappingStart start, DocumentPath path, int depth)
    {
        RefuseTag(start.Tag, "tag:yaml.org,2002:map", start.Start, path);
        parser.MoveNext();
        var entries = new List<DocumentEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.Accept<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar key)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be plain text");
            }

            parser.MoveNext();
            Remember(key.Anchor, ReadScalar(key, path.Below(key.Value)));
            var value = ReadNode(parser, path.Below(key.Value), depth + 1);
            if (keys.Add(key.Value))
            {
                entries.Add(new DocumentEntry(key.Value, Line(key.Start), Column(key.Start), value));
            }
            else
            {
                Fail(key.Start, path.Below(key.Value), "the key stands here a second time");
            }
        }

        parser.MoveNext();
        return new DocumentMapping(entries, Line(start.Start), Column(start.Start));
    }

    private DocumentScalar ReadScalar(Scalar scalar, DocumentPath path)
    {
        // The tag "!" says that a scalar is text whatever it looks like.
        var kind = scalar.Style == ScalarStyle.Plain && !scalar.Tag.IsNonSpecific ? CoreSchema.Classify(scalar.Value) : ScalarKind.Text;
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            if (scalar.Tag.Value == "tag:yaml.org,2002:str")
            {
                kind = ScalarKind.Text;
            }
            else
            {
                Fail(scalar.Start, path, $"the tag {scalar.Tag.Value} is not supported");
            }
        }

        return new DocumentScalar(kind, scalar.Value, Line(scalar.Start), Column(scalar.Start));
    }

    private DocumentNode Resolve(AnchorAlias alias, DocumentPath path, int depth)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var target))
        {
            throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value.Value} names no anchor that stands before it");
        }

        CountAgain(target, alias.Start, path, depth);
        return target;
    }

    // An alias counts as much as what it repeats: a document cannot grow beyond the limit by reference.
    private void CountAgain(DocumentNode node, Mark at, DocumentPath path, int depth)
    {
        Count(at, path, depth);
        var children = node switch
        {
            DocumentSequence sequence => sequence.Items,
            DocumentMapping mapping => mapping.Entries.Select(e => e.Value),
            _ => [],
        };
        foreach (var child in children)
        {
            CountAgain(child, at, path, depth + 1);
        }
    }

    private T Remember<T>(AnchorName anchor, T node)
        where T : DocumentNode
    {
        if (!anchor.IsEmpty)
        {
            anchors[anchor.Value] = node;
        }

        return node;
    }

    private void Count(Mark at, DocumentPath path, int depth)
    {
        if (depth > limits.MaxDocumentDepth)
        {
            Fail(at, path, $"the document nests deeper than {limits.MaxDocumentDepth} levels");
            throw new LimitReached();
        }

        if (++nodes > limits.MaxDocumentNodes)
        {
            Fail(at, path, $"the document has more than {limits.MaxDocumentNodes} nodes");
            throw new LimitReached();
        }
    }

    private void RefuseTag(TagName tag, string allowed, Mark at, DocumentPath path)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && tag.Value != allowed)
        {
            Fail(at, path, $"the tag {tag.Value} is not supported");
        }
    }

    private void Fail(Mark at, DocumentPath path, string message) => errors.Add(Line(at), Column(at), path, message);

    private static int Line(Mark mark) => (int)Math.Max(1, mark.Line);

    private static int Column(Mark mark) => (int)Math.Max(1, mark.Column);

    // YamlDotNet puts the position in front of its message; the position is reported on its own.
    private static string Plain(YamlException broken)
    {
        var text = broken.InnerException?.Message ?? broken.Message;
        var end = text.StartsWith('(') ? text.IndexOf("): ", StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[(end + 3)..];
    }
}
