using System.Text.RegularExpressions;
using Proofmark.Formats.Jinja;
using Proofmark.Scanning.Code;

namespace Proofmark.Scanning.Templates;

/// <summary>How a template takes a part of an object.</summary>
internal enum TemplateStep
{
    /// <summary><c>object.name</c>.</summary>
    Attribute,

    /// <summary><c>object['name']</c>, which tries the attribute when there is no such item.</summary>
    Item,

    /// <summary>The filter <c>attr</c>, or a filter that is told an attribute.</summary>
    Filter,
}

/// <summary>Judges the names under which templates take parts of objects.</summary>
internal static partial class TemplateKeys
{
    private static readonly HashSet<string> Internals = new(StringComparer.Ordinal) { "self", "cycler", "joiner", "lipsum", "loop", "caller", "namespace", "range", "dict" };

    /// <summary>What taking this part is a sign of; null when of nothing.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="from">What the part is taken of.</param>
    /// <param name="key">The name, as it is when the template is rendered.</param>
    /// <param name="step">How the part is taken.</param>
    public static TemplateSign? Judge(JinjaNode node, JinjaNode from, string key, TemplateStep step)
    {
        if (TemplateNames.Reaches(key))
        {
            return TemplateSign.Of(TemplateSignKind.Escape, node, $"takes {CallText.Quote(key)}, which leads from the template to the classes, modules and functions of Python");
        }

        if (step == TemplateStep.Filter && (key is "format" or "format_map"))
        {
            return TemplateSign.Of(TemplateSignKind.Escape, node, $"takes the method {CallText.Quote(key)} in the way that sandboxes of Jinja before 3.1.6 do not guard", "CVE-2025-27516");
        }

        if (TemplateNames.IsSpecial(key))
        {
            return TemplateSign.Of(TemplateSignKind.Hint, node, $"takes {CallText.Quote(key)}, a special attribute of Python objects");
        }

        if (key.StartsWith('_') && from.Kind == JinjaNodeKind.Name && Internals.Contains(from.Text))
        {
            return TemplateSign.Of(TemplateSignKind.Hint, node, $"takes {CallText.Quote(key)}, a private part of Jinja");
        }

        return null;
    }

    /// <summary>What a format string is a sign of, when it is used as one; null when of nothing.</summary>
    public static TemplateSign? JudgeFormat(JinjaNode node, string format)
    {
        var field = SpecialField().Match(format);
        return field.Success
            ? TemplateSign.Of(TemplateNames.Reaches(field.Groups[1].Value) ? TemplateSignKind.Escape : TemplateSignKind.Hint, node, $"formats with {CallText.Quote(field.Value)}, which takes internals of Python objects", "CVE-2016-10745")
            : null;
    }

    [GeneratedRegex(@"\{[^{}]{0,200}?[.\[](_\w{0,64})", RegexOptions.CultureInvariant)]
    private static partial Regex SpecialField();
}
