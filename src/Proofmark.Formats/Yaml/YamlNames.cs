using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Proofmark.Formats.Yaml;

/// <summary>What was found in a YAML stream.</summary>
/// <param name="Names">In the order of the stream.</param>
/// <param name="Stopped">Why reading ended before the end; null when it did not.</param>
public sealed record YamlNaming(IReadOnlyList<NamedObject> Names, string? Stopped);

/// <summary>
/// Finds the names that a YAML stream makes loaders import or call. Tags are taken after <c>%TAG</c> directives and escapes (YAML 1.2, 6.8.2.2 and 5.1 of the tag rules), keys after
/// aliases. Nothing is built, so nesting and aliases cost nothing.
/// </summary>
public static class YamlNames
{
    private const string Python = "tag:yaml.org,2002:python/";
    private const int Most = 1_000;
    private const int MostArguments = 8;
    private const int MostEvents = 2_000_000;

    // Loaders in Python give up before; the scanner's time grows with the square of the depth.
    private const int MostLevels = 1_000;

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "none", "bool", "str", "unicode", "bytes", "int", "long", "float", "complex", "list", "tuple", "dict",
    };

    /// <summary>Reads a stream of documents.</summary>
    /// <param name="text">The stream.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static YamlNaming Read(string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var walk = new Walk();
        try
        {
            var parser = new Parser(new YamlDotNet.Core.Scanner(new StringReader(text), skipComments: true));
            for (var count = 0; parser.MoveNext(); count++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (count >= MostEvents || walk.Names.Count >= Most || walk.Depth > MostLevels)
                {
                    return new YamlNaming(walk.Names, "it is longer or nested deeper than this scan follows");
                }

                walk.Take(parser.Current!);
            }

            return new YamlNaming(walk.Names, null);
        }
        catch (YamlException broken)
        {
            return new YamlNaming(walk.Names, $"no loader of YAML 1.2 reads on behind line {broken.Start.Line}");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet's scanner leaves some malformed streams by these.
            return new YamlNaming(walk.Names, "it is not well-formed YAML");
        }
    }

    private sealed class Level(bool isMapping, NamedObject? tagged)
    {
        public bool IsMapping { get; } = isMapping;

        public NamedObject? Tagged { get; } = tagged;

        public bool AtValue { get; set; }

        public string? Key { get; set; }

        public Scalar? Target { get; set; }

        public Scalar? ClassPath { get; set; }

        public bool HasInitArguments { get; set; }

        public List<string> Texts { get; } = [];
    }

    private sealed class Walk
    {
        private readonly Stack<Level> levels = new();
        private readonly Dictionary<string, Scalar> anchors = new(StringComparer.Ordinal);

        public List<NamedObject> Names { get; } = [];

        public int Depth => levels.Count;

        public void Take(ParsingEvent current)
        {
            switch (current)
            {
                case DocumentStart:
                    anchors.Clear();
                    break;
                case MappingStart start:
                    Begin(isMapping: true, start);
                    break;
                case SequenceStart start:
                    Begin(isMapping: false, start);
                    break;
                case MappingEnd or SequenceEnd:
                    End();
                    break;
                case AnchorAlias alias:
                    Value(anchors.GetValueOrDefault(alias.Value.Value));
                    break;
                case Scalar scalar:
                    if (!scalar.Anchor.IsEmpty)
                    {
                        anchors[scalar.Anchor.Value] = scalar;
                    }

                    if (Tagged(scalar) is { } tagged)
                    {
                        Names.Add(tagged with { Arguments = scalar.Value.Length > 0 ? [scalar.Value] : [] });
                    }

                    Value(scalar);
                    break;
            }
        }

        private void Begin(bool isMapping, NodeEvent start)
        {
            if (levels.TryPeek(out var outer) && outer.IsMapping && outer.AtValue && outer.Key == "init_args")
            {
                outer.HasInitArguments = true;
            }

            levels.Push(new Level(isMapping, Tagged(start)));
        }

        private void End()
        {
            if (!levels.TryPop(out var level))
            {
                return;
            }

            if (level.Tagged is { } tagged)
            {
                Names.Add(tagged with { Arguments = level.Texts });
            }

            if ((level.Target ?? (level.HasInitArguments ? level.ClassPath : null)) is { } target)
            {
                Names.Add(new NamedObject(NamingKind.TargetKey, target.Value, level.Texts, (int)target.Start.Line, (int)target.Start.Column));
            }

            // What stands in a list of arguments is shown with the call that gets it.
            if (levels.TryPeek(out var outer))
            {
                outer.Texts.AddRange(level.Texts.Take(MostArguments - outer.Texts.Count));
            }

            Value(null);
        }

        private void Value(Scalar? scalar)
        {
            if (!levels.TryPeek(out var level))
            {
                return;
            }

            if (level.IsMapping && !level.AtValue)
            {
                (level.AtValue, level.Key) = (true, scalar?.Value);
                return;
            }

            level.AtValue = false;
            if (scalar is null)
            {
                return;
            }

            if (level.IsMapping && level.Key == "_target_")
            {
                level.Target = scalar;
            }
            else if (level.IsMapping && level.Key == "class_path")
            {
                level.ClassPath = scalar;
            }
            else if (level.Texts.Count < MostArguments)
            {
                level.Texts.Add(scalar.Value);
            }
        }

        private static NamedObject? Tagged(NodeEvent node)
        {
            if (node.Tag.IsEmpty || node.Tag.IsNonSpecific || Uri.UnescapeDataString(node.Tag.Value) is not { } tag || !tag.StartsWith(Python, StringComparison.Ordinal))
            {
                return null;
            }

            var rest = tag[Python.Length..];
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                return Plain.Contains(rest) ? null : Named(NamingKind.CallTag, rest, node);
            }

            return Named(rest[..colon] is "name" or "module" ? NamingKind.ImportTag : NamingKind.CallTag, rest[(colon + 1)..], node);
        }

        private static NamedObject Named(NamingKind kind, string name, NodeEvent at) => new(kind, name, [], (int)at.Start.Line, (int)at.Start.Column);
    }
}
