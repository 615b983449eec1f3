using System.Globalization;

namespace Proofmark.Scanning.Templates;

/// <summary>Computes what filters, and methods of texts, make of constants; what is not understood stays unknown.</summary>
internal static class TemplateFunctions
{
    /// <summary>The value of a filter.</summary>
    public static TemplateValue Filter(string name, TemplateValue target, IReadOnlyList<TemplateValue> arguments)
    {
        var first = arguments.Count > 0 ? arguments[0] : null;
        return name switch
        {
            "join" => Join(first ?? TemplateValue.Of(""), target),
            "first" or "last" or "random" or "min" or "max" => OfEach(target, v => TemplateFolding.Iterate(v) is { Count: > 0 } items ? Pick(name, items) : null),
            "list" => OfEach(target, static v => TemplateFolding.Iterate(v) is { } items ? TemplateValue.Of(new TemplateItems(items, null)) : null),
            "reverse" => OfEach(target, static v => TemplateFolding.Slice(v, null, null, -1) is { } reversed ? TemplateValue.Of(reversed) : null),
            "string" or "safe" or "escape" or "e" or "forceescape" => OfEach(target, static v => TemplateFolding.Text(v) is { } text && text.AsSpan().IndexOfAny("<>&'\"") < 0 ? TemplateValue.Of(text) : null),
            "default" or "d" => first is null ? target : target.Or(first),
            "int" => OfEach(target, static v => long.TryParse(TemplateFolding.Text(v), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? TemplateValue.Of(number) : null),
            "format" => Percent(target, arguments),
            "trim" => Method("strip", target, arguments),
            "items" => Method(name, target, arguments),
            "replace" or "lower" or "upper" or "title" or "capitalize" => Method(name, target, arguments),
            _ => TemplateValue.Made([target, .. arguments]),
        };
    }

    /// <summary>The value of a method call.</summary>
    public static TemplateValue Method(string name, TemplateValue target, IReadOnlyList<TemplateValue> arguments)
    {
        var first = arguments.Count > 0 ? arguments[0] : TemplateValue.Unknown;
        return name switch
        {
            "join" => Join(target, first),
            "format" => Braces(target, arguments),
            "replace" when arguments.Count == 2 => Replace(target, first, arguments[1]),
            "removeprefix" => TemplateFolding.Combine(target, first, static (a, b) => a is string text && b is string part ? text.StartsWith(part, StringComparison.Ordinal) ? text[part.Length..] : text : null),
            "removesuffix" => TemplateFolding.Combine(target, first, static (a, b) => a is string text && b is string part ? text.EndsWith(part, StringComparison.Ordinal) ? text[..^part.Length] : text : null),
            "split" when arguments is [{ Open: false, Options: [string { Length: > 0 } separator] }] =>
                Each(target, text => new TemplateItems([.. text.Split(separator).Take(4096).Select(static p => TemplateValue.Of(p))], null)),
            "split" when arguments.Count == 0 => Each(target, static text => new TemplateItems([.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(4096).Select(static p => TemplateValue.Of(p))], null)),
            "strip" when arguments is [] or [{ Open: false, Options: [string] }] => Each(target, text => text.Trim(Characters(arguments))),
            "lstrip" when arguments is [] or [{ Open: false, Options: [string] }] => Each(target, text => text.TrimStart(Characters(arguments))),
            "rstrip" when arguments is [] or [{ Open: false, Options: [string] }] => Each(target, text => text.TrimEnd(Characters(arguments))),
            "lower" or "casefold" => Each(target, static text => Ascii(text)?.ToLowerInvariant()),
            "upper" => Each(target, static text => Ascii(text)?.ToUpperInvariant()),
            "capitalize" => Each(target, static text => Ascii(text) is { Length: > 0 } ? char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant() : null),
            "title" => Each(target, static text => Ascii(text) is null ? null : string.Concat(text.Select((c, i) => i > 0 && char.IsAsciiLetter(text[i - 1]) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
            "swapcase" => Each(target, static text => Ascii(text) is null ? null : string.Concat(text.Select(static c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
            "encode" or "decode" or "copy" => target,
            "get" or "pop" or "setdefault" when first is { Open: false, Options: [var key] } =>
                OfEach(target, v => v is TemplateItems items ? Under(items, key) : null).Or(arguments.Count > 1 ? arguments[1] : TemplateValue.Made(target)),
            "items" => OfEach(target, static v => v is TemplateItems { Keys: { } names } items
                ? TemplateValue.Of(new TemplateItems([.. names.Zip(items.Values, static (k, item) => TemplateValue.Of(new TemplateItems([TemplateValue.Of(k), item], null)))], null)) : null),
            "cycle" => arguments.Aggregate(TemplateValue.Made(target), static (a, b) => a.Or(b)),
            "values" => OfEach(target, static v => v is TemplateItems { Keys: not null } items ? TemplateValue.Of(new TemplateItems(items.Values, null)) : null),
            "keys" => OfEach(target, static v => v is TemplateItems { Keys: not null } items ? TemplateValue.Of(new TemplateItems(items.Iterated, null)) : null),
            _ => TemplateValue.Made([target, .. arguments]),
        };
    }

    /// <summary>The value under a key or index of a constant; null where there is none.</summary>
    public static TemplateValue? Under(object constant, object key) => (constant, key) switch
    {
        (TemplateItems { Keys: { } keys } items, string name) => keys.Index().Where(k => k.Item == name).Select(k => items.Values[k.Index]).Aggregate((TemplateValue?)null, static (a, b) => a?.Or(b) ?? b),
        (TemplateItems { Keys: not null } items, long number) => Under(items, number.ToString(CultureInfo.InvariantCulture)),
        (TemplateItems { Keys: null } items, long index) => Math.Abs(index) <= items.Values.Count && (index < 0 || index < items.Values.Count) ? items.Values[(int)(index < 0 ? index + items.Values.Count : index)] : null,
        (string text, long index) => Math.Abs(index) <= text.Length && (index < 0 || index < text.Length) ? TemplateValue.Of(text[(int)(index < 0 ? index + text.Length : index)].ToString()) : null,
        _ => null,
    };

    /// <summary>The union of what a function gives for each constant.</summary>
    public static TemplateValue OfEach(TemplateValue target, Func<object, TemplateValue?> function)
    {
        var value = new TemplateValue([], target.Open) { Underscored = target.Underscored };
        foreach (var option in target.Options)
        {
            value = value.Or(function(option) ?? TemplateValue.Made(target));
        }

        return value;
    }

    /// <summary>The value of a filter or method with arguments by name: they stand for those that the same place of its parameters has.</summary>
    public static TemplateValue Named(string name, TemplateValue target, IReadOnlyList<TemplateValue> arguments, IReadOnlyList<(string Name, TemplateValue Value)> named)
    {
        var made = TemplateValue.Made([target, .. arguments, .. named.Select(static n => n.Value)]);
        return (name, named) switch
        {
            ("join", [("d", var separator)]) when arguments.Count == 0 => Filter(name, target, [separator]),
            ("default" or "d", [("default_value", var other), ..]) => Filter(name, target, [other]),
            ("default" or "d", [("boolean", _)]) => Filter(name, target, arguments),
            ("format", _) when arguments.Count == 0 && named.All(static n => n.Value is { Open: false, Options: [_] }) =>
                OfEach(target, v => v is string format && TemplateFormats.Named(format, [.. named.Select(static n => (n.Name, n.Value.Options[0]))]) is { } text ? TemplateValue.Of(text) : made),
            _ => made,
        };
    }

    private static TemplateValue Join(TemplateValue separators, TemplateValue pieces)
    {
        var open = separators.Open ? TemplateValue.Made([separators, pieces]) : new TemplateValue([], pieces.Open);
        return separators.Texts.Aggregate(open, (value, separator) =>
            value.Or(OfEach(pieces, v => TemplateFolding.Iterate(v) is { } items ? TemplateFolding.Join(separator, items) : null))) with { Underscored = separators.HasUnderscores || pieces.HasUnderscores };
    }

    // Letters beyond ASCII change case in more ways than are followed here.
    private static string? Ascii(string text) => System.Text.Ascii.IsValid(text) ? text : null;

    private static TemplateValue Each(TemplateValue target, Func<string, object?> function) =>
        OfEach(target, v => v is string text && function(text) is { } result ? TemplateValue.Of(result) : null);

    private static TemplateValue Pick(string name, IReadOnlyList<TemplateValue> items) => name switch
    {
        "first" => items[0],
        "last" => items[^1],
        _ => items.Aggregate(static (a, b) => a.Or(b)),
    };

    private static TemplateValue Replace(TemplateValue target, TemplateValue old, TemplateValue with)
    {
        var value = new TemplateValue([], target.Open || old.Open || with.Open || !old.Texts.All(static p => p.Length > 0) || old.Options.Count != old.Texts.Count()) { Underscored = target.HasUnderscores || with.HasUnderscores };
        foreach (var part in old.Texts.Where(static p => p.Length > 0))
        {
            value = value.Or(TemplateFolding.Combine(target, with, (a, b) => a is string text && b is string inserted && (long)text.Length * Math.Max(1, inserted.Length) <= 1_000_000
                ? text.Replace(part, inserted, StringComparison.Ordinal) : null));
        }

        return value;
    }

    private static TemplateValue Percent(TemplateValue target, IReadOnlyList<TemplateValue> arguments) =>
        arguments.Any(static a => a.Options.Count != 1)
            ? TemplateValue.Made([target, .. arguments])
            : OfEach(target, v => v is string format && TemplateFolding.Percent(format, [.. arguments.Select(static a => a.Options[0])]) is { } text ? TemplateValue.Of(text) : null);

    private static TemplateValue Braces(TemplateValue target, IReadOnlyList<TemplateValue> arguments) =>
        arguments.Any(static a => a.Options.Count != 1)
            ? TemplateValue.Made([target, .. arguments])
            : OfEach(target, v => v is string format && TemplateFormats.Braces(format, [.. arguments.Select(static a => a.Options[0])]) is { } text ? TemplateValue.Of(text) : null);

    private static char[]? Characters(IReadOnlyList<TemplateValue> arguments) => arguments.Count > 0 ? arguments[0].Texts.FirstOrDefault()?.ToCharArray() : null;
}
