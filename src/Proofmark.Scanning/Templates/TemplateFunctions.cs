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
            "join" => OfEach(target, v => TemplateFolding.Iterate(v) is { } items ? TemplateFolding.Join(first?.Texts.FirstOrDefault() ?? "", items) : null),
            "first" or "last" or "random" or "min" or "max" => OfEach(target, v => TemplateFolding.Iterate(v) is { Count: > 0 } items ? Pick(name, items) : null),
            "list" or "sort" or "unique" => OfEach(target, static v => TemplateFolding.Iterate(v) is { } items ? TemplateValue.Of(new TemplateItems(items, null)) : null),
            "reverse" => OfEach(target, static v => TemplateFolding.Slice(v, null, null, -1) is { } reversed ? TemplateValue.Of(reversed) : null),
            "string" or "safe" or "escape" or "e" or "forceescape" or "pprint" => OfEach(target, static v => TemplateFolding.Text(v) is { } text ? TemplateValue.Of(text) : null),
            "default" or "d" => first is null ? target : target.Or(first),
            "int" => OfEach(target, static v => long.TryParse(TemplateFolding.Text(v), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? TemplateValue.Of(number) : null),
            "format" => Percent(target, arguments),
            "trim" => Method("strip", target, arguments),
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
            "join" => OfEach(first, v => TemplateFolding.Iterate(v) is { } items && target.Texts.FirstOrDefault() is { } separator ? TemplateFolding.Join(separator, items) : null),
            "format" => Braces(target, arguments),
            "replace" when arguments.Count >= 2 => Replace(target, first, arguments[1]),
            "removeprefix" => TemplateFolding.Combine(target, first, static (a, b) => a is string text && b is string part ? text.StartsWith(part, StringComparison.Ordinal) ? text[part.Length..] : text : null),
            "removesuffix" => TemplateFolding.Combine(target, first, static (a, b) => a is string text && b is string part ? text.EndsWith(part, StringComparison.Ordinal) ? text[..^part.Length] : text : null),
            "split" when first.Texts.FirstOrDefault() is { Length: > 0 } separator =>
                Each(target, text => new TemplateItems([.. text.Split(separator).Take(4096).Select(static p => TemplateValue.Of(p))], null)),
            "split" when arguments.Count == 0 => Each(target, static text => new TemplateItems([.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(4096).Select(static p => TemplateValue.Of(p))], null)),
            "strip" => Each(target, text => text.Trim(Characters(arguments))),
            "lstrip" => Each(target, text => text.TrimStart(Characters(arguments))),
            "rstrip" => Each(target, text => text.TrimEnd(Characters(arguments))),
            "lower" or "casefold" => Each(target, static text => text.ToLowerInvariant()),
            "upper" => Each(target, static text => text.ToUpperInvariant()),
            "capitalize" or "title" => Each(target, static text => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant()),
            "swapcase" => Each(target, static text => string.Concat(text.Select(static c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
            "encode" or "decode" or "copy" => target,
            "get" or "pop" when first.Texts.FirstOrDefault() is { } key => OfEach(target, v => v is TemplateItems items ? Under(items, key) : null),
            "values" => OfEach(target, static v => v is TemplateItems { Keys: not null } items ? TemplateValue.Of(new TemplateItems(items.Values, null)) : null),
            "keys" => OfEach(target, static v => v is TemplateItems { Keys: not null } items ? TemplateValue.Of(new TemplateItems(items.Iterated, null)) : null),
            _ => TemplateValue.Made([target, .. arguments]),
        };
    }

    /// <summary>The value under a key or index of a constant; null where there is none.</summary>
    public static TemplateValue? Under(object constant, object key) => (constant, key) switch
    {
        (TemplateItems { Keys: { } keys } items, string name) => keys.Index().Where(k => k.Item == name).Select(k => items.Values[k.Index]).Aggregate((TemplateValue?)null, static (a, b) => a?.Or(b) ?? b),
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

    private static TemplateValue Each(TemplateValue target, Func<string, object> function) =>
        OfEach(target, v => v is string text ? TemplateValue.Of(function(text)) : null);

    private static TemplateValue Pick(string name, IReadOnlyList<TemplateValue> items) => name switch
    {
        "first" => items[0],
        "last" => items[^1],
        _ => items.Aggregate(static (a, b) => a.Or(b)),
    };

    private static TemplateValue Replace(TemplateValue target, TemplateValue old, TemplateValue with)
    {
        var value = new TemplateValue([], target.Open || old.Open || with.Open) { Underscored = target.HasUnderscores || with.HasUnderscores };
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
            : OfEach(target, v => v is string format && Filled(format, [.. arguments.Select(static a => a.Options[0])]) is { } text ? TemplateValue.Of(text) : null);

    private static string? Filled(string format, IReadOnlyList<object> arguments)
    {
        var (text, next) = (new System.Text.StringBuilder(), 0);
        for (var i = 0; i < format.Length; i++)
        {
            var end = format[i] == '{' ? format.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(format[i]);
                continue;
            }

            var field = format[(i + 1)..end];
            var letter = field.EndsWith(":c", StringComparison.Ordinal);
            field = letter ? field[..^2] : field;
            var index = field.Length == 0 ? next++ : int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : -1;
            var value = index < 0 || index >= arguments.Count ? null : letter ? TemplateFolding.Percent("%c", [arguments[index]]) : TemplateFolding.Text(arguments[index]);
            if (value is null || text.Length > 65536)
            {
                return null;
            }

            text.Append(value);
            i = end;
        }

        return text.ToString();
    }

    private static char[]? Characters(IReadOnlyList<TemplateValue> arguments) => arguments.Count > 0 ? arguments[0].Texts.FirstOrDefault()?.ToCharArray() : null;
}
