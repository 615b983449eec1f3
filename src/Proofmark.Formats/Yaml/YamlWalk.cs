using System.Globalization;
using YamlDotNet.Core.Events;

namespace Proofmark.Formats.Yaml;

/// <summary>Goes through the events of a stream and keeps the names that loaders would import or call.</summary>
internal sealed class YamlWalk
{
    private const string Python = "tag:yaml.org,2002:python/";
    private const int MostArguments = 8;
    private const int LongestPath = 512;

    // Keys by which loaders take a plain "target" for a class: latent diffusion (instantiate_from_config) and NeMo (from_config_dict).
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal) { "params", "nemo_version" };

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "none", "bool", "str", "unicode", "bytes", "int", "long", "float", "complex", "list", "tuple", "dict",
    };

    private readonly Stack<YamlLevel> levels = new();
    private readonly Dictionary<string, Scalar> anchors = new(StringComparer.Ordinal);
    private readonly YamlInterpolation values = new();
    private readonly List<(int At, string Path)> interpolated = [];

    public List<NamedObject> Names { get; } = [];

    public int Depth => levels.Count;

    public void Take(ParsingEvent current)
    {
        switch (current)
        {
            case DocumentStart:
                Finish();
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

    /// <summary>Resolves what names of the document so far refer to.</summary>
    public void Finish()
    {
        foreach (var (at, path) in interpolated)
        {
            var named = Names[at];
            var (text, isCertain) = values.Resolve(named.Name, path);
            if (text is not null && isCertain)
            {
                Names[at] = named with { Name = text };
            }
            else if (text is not null)
            {
                Names.Add(named with { Name = text });
            }
        }

        interpolated.Clear();
        values.Clear();
    }

    private void Begin(bool isMapping, NodeEvent start)
    {
        var isValue = levels.TryPeek(out var outer) && outer.IsMapping && outer.AtValue;
        if (isValue)
        {
            outer!.HasInitArguments |= outer.Key == "init_args";
            outer.HasParameters |= Beside.Contains(outer.Key ?? "");
        }

        levels.Push(new YamlLevel(isMapping, Tagged(start), PathIn(outer), isValue && outer!.Key?.EndsWith("_config", StringComparison.Ordinal) == true));
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

        if (level.Called is { } target && (target != level.PlainTarget || YamlInterpolation.IsDotted(target.Value)))
        {
            if (target.Value.Contains("${", StringComparison.Ordinal) && level.Path is { } path)
            {
                interpolated.Add((Names.Count, path));
            }

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

        if (scalar is not null && PathIn(level) is { } place)
        {
            values.Learn(place, scalar.Value);
        }

        level.Count++;
        level.AtValue = false;
        level.HasParameters |= level.IsMapping && Beside.Contains(level.Key ?? "");
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
        else if (level.IsMapping && level.Key == "target")
        {
            level.PlainTarget = scalar;
        }
        else if (level.Texts.Count < MostArguments)
        {
            level.Texts.Add(scalar.Value);
        }
    }

    // The path of the value that is next in a level.
    private static string? PathIn(YamlLevel? level)
    {
        if (level is null)
        {
            return "";
        }

        var key = level.IsMapping ? level.Key : level.Count.ToString(CultureInfo.InvariantCulture);
        return level.Path is null || key is null || level.Path.Length + key.Length >= LongestPath ? null : level.Path.Length == 0 ? key : $"{level.Path}.{key}";
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
