using System.Globalization;
using System.Text;

namespace Proofmark.Scanning.Templates;

/// <summary>Computes what operators make of constants; what is not understood stays unknown. Results are bounded.</summary>
internal static class TemplateFolding
{
    private const int MostCombinations = 64;
    private const int Longest = 64 * 1024;

    /// <summary>The value of operands joined by an operator.</summary>
    public static TemplateValue Operation(string sign, IReadOnlyList<TemplateValue> operands)
    {
        var value = operands[0];
        if (sign == "neg")
        {
            return TemplateValue.Of(value.Numbers.Select(static n => (object)-n), value.Open);
        }

        for (var i = 1; i < operands.Count; i++)
        {
            value = Combine(value, operands[i], (a, b) => Binary(sign, a, b));
        }

        return value;
    }

    /// <summary>What a function of two constants gives for every pair of them.</summary>
    public static TemplateValue Combine(TemplateValue left, TemplateValue right, Func<object, object, object?> function)
    {
        var results = new List<object>();
        var open = left.Open || right.Open || (long)left.Options.Count * right.Options.Count > MostCombinations;
        foreach (var (a, b) in left.Options.SelectMany(_ => right.Options, static (a, b) => (a, b)).Take(MostCombinations))
        {
            if (function(a, b) is { } result)
            {
                results.Add(result);
            }
            else
            {
                open = true;
            }
        }

        return TemplateValue.Of(results, open) with { Underscored = open && (left.HasUnderscores || right.HasUnderscores) };
    }

    /// <summary>A constant as text, as <c>~</c> and <c>join</c> make it; null where that is not known.</summary>
    public static string? Text(object constant) => constant switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The characters or items between the bounds of a slice.</summary>
    public static object? Slice(object constant, long? start, long? stop, long step)
    {
        var count = constant is string text ? text.Length : constant is TemplateItems { Keys: null } list ? list.Values.Count : -1;
        if (count < 0 || step == 0)
        {
            return null;
        }

        var indices = Indices(count, start, stop, step).ToList();
        return constant is string source
            ? string.Concat(indices.Select(i => source[i]))
            : new TemplateItems([.. indices.Select(i => ((TemplateItems)constant).Values[i])], null);
    }

    /// <summary>The pieces that iterating over a constant gives; null where it cannot be iterated.</summary>
    public static IReadOnlyList<TemplateValue>? Iterate(object constant) => constant switch
    {
        string { Length: <= 4096 } text => [.. text.Select(static c => TemplateValue.Of(c.ToString()))],
        TemplateItems items => items.Iterated,
        _ => null,
    };

    /// <summary>Text joined from pieces: for every combination that is known.</summary>
    public static TemplateValue Join(string separator, IReadOnlyList<TemplateValue> pieces)
    {
        if (pieces.All(static p => p is { Open: false, Options: [var only] } && Text(only) is not null))
        {
            return TemplateValue.Of([string.Join(separator, pieces.Select(static p => Text(p.Options[0])))], false);
        }

        if (pieces.Count > MostCombinations)
        {
            return TemplateValue.Made(pieces);
        }

        var value = TemplateValue.Of("");
        for (var i = 0; i < pieces.Count && value.Options.Count > 0; i++)
        {
            var first = i == 0;
            value = Combine(value, pieces[i], (a, b) => Text(b) is { } piece && ((string)a).Length < Longest ? first ? piece : $"{a}{separator}{piece}" : null);
        }

        return value;
    }

    /// <summary>The result of printf-style formatting with one or several arguments; null where it is not known.</summary>
    public static string? Percent(string format, IReadOnlyList<object> arguments)
    {
        var (result, next) = (new StringBuilder(), 0);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                result.Append(format[i]);
                continue;
            }

            var kind = format[++i];
            if (kind == '%')
            {
                result.Append('%');
            }
            else if (next >= arguments.Count || Formatted(kind, arguments[next++]) is not { } text || result.Length > Longest)
            {
                return null;
            }
            else
            {
                result.Append(text);
            }
        }

        return result.ToString();
    }

    private static string? Formatted(char kind, object argument) => kind switch
    {
        'c' when argument is long and >= 0 and <= 0xD7FF => ((char)(long)argument).ToString(),
        'c' when argument is string { Length: 1 } letter => letter,
        's' or 'd' or 'i' => Text(argument),
        _ => null,
    };

    private static object? Binary(string sign, object left, object right) => (sign, left, right) switch
    {
        ("~", _, _) => Text(left) is { } a && Text(right) is { } b && a.Length + b.Length <= Longest ? a + b : null,
        ("+", string a, string b) => a.Length + b.Length <= Longest ? a + b : null,
        ("+", TemplateItems { Keys: null } a, TemplateItems { Keys: null } b) => a.Values.Count + b.Values.Count <= 4096 ? new TemplateItems([.. a.Values, .. b.Values], null) : null,
        ("*", string text, long times) => Repeat(text, times),
        ("*", long times, string text) => Repeat(text, times),
        ("%", string format, _) => Percent(format, right is TemplateItems { Keys: null } list ? [.. list.Values.Select(static v => v.Options.Count == 1 ? v.Options[0] : DBNull.Value)] : [right]),
        (_, long a, long b) => Number(sign, a, b),
        _ => null,
    };

    private static long? Number(string sign, long a, long b)
    {
        Int128? value = sign switch
        {
            "+" => (Int128)a + b,
            "-" => (Int128)a - b,
            "*" => (Int128)a * b,
            "//" when b != 0 => a >= 0 == b > 0 || a % b == 0 ? (Int128)a / b : ((Int128)a / b) - 1,
            "%" when b != 0 => (((Int128)a % b) + b) % b,
            "**" when b is >= 0 and < 64 && a is >= -1024 and <= 1024 => Power(a, b),
            _ => null,
        };
        return value is { } known && known <= long.MaxValue && known >= long.MinValue ? (long)known : null;
    }

    private static Int128? Power(long a, long b)
    {
        Int128 value = 1;
        for (var i = 0; i < b; i++)
        {
            value *= a;
            if (value > long.MaxValue || value < long.MinValue)
            {
                return null;
            }
        }

        return value;
    }

    private static string? Repeat(string text, long times) =>
        times <= 0 ? "" : text.Length == 0 ? "" : times <= Longest / text.Length ? new StringBuilder().Insert(0, text, (int)times).ToString() : null;

    private static IEnumerable<int> Indices(int count, long? start, long? stop, long step)
    {
        long Clamp(long bound, long low, long high) => Math.Clamp(bound < 0 ? bound + count : bound, low, high);
        if (step > 0)
        {
            var end = stop is { } s ? Clamp(s, 0, count) : count;
            for (var i = start is { } from ? Clamp(from, 0, count) : 0; i < end; i += Math.Min(step, count + 1))
            {
                yield return (int)i;
            }
        }
        else
        {
            var end = stop is { } s ? Clamp(s, -1, count - 1) : -1;
            for (var i = start is { } from ? Clamp(from, -1, count - 1) : count - 1; i > end; i += Math.Max(step, -(long)count - 1))
            {
                yield return (int)i;
            }
        }
    }
}
