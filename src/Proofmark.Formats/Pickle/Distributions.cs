using System.Text.RegularExpressions;

namespace Proofmark.Formats.Pickle;

/// <summary>
/// Distributions of SciPy compile the signatures of their methods from text in their state (scipy/stats/_distn_infrastructure.py, __setstate__ and
/// _attach_argparser_methods: <c>exec(self._parse_arg_template, ns)</c>; before 1.5 from the names in <c>shapes</c>). Only what SciPy itself writes there is data.
/// </summary>
internal static partial class Distributions
{
    private const int MaxDepth = 4;

    /// <summary>Reports state for a distribution that is, or may be, code of the file's choice.</summary>
    public static void Check(Session session, GlobalInfo type, Value state, long at)
    {
        if (IsDistribution(type) && !IsPlain(session.Store, state, 0))
        {
            session.Anomalies.Add("distribution-code", $"state for {type.Display} holds text that SciPy would run, and that it did not write", at, deceptive: true);
        }
    }

    /// <summary>True for a class of SciPy with such state.</summary>
    public static bool IsDistribution(GlobalInfo type) =>
        type.Module.StartsWith("scipy.stats", StringComparison.Ordinal) && !type.Name.EndsWith("_frozen", StringComparison.Ordinal)
        && (type.Name.EndsWith("_gen", StringComparison.Ordinal) || type.Name.StartsWith("rv_", StringComparison.Ordinal));

    private static bool IsPlain(ValueStore store, Value value, int depth)
    {
        if (value.Kind is not (ValueKind.Tuple or ValueKind.Dict))
        {
            return depth > 0 && value.Kind is not (ValueKind.LostTuple or ValueKind.LostContainer);
        }

        ReadOnlySpan<ulong> items = store.Items(value);
        if (depth > MaxDepth || !store.HasAllItems(value))
        {
            return false;
        }

        for (int i = 0; i < items.Length; i++)
        {
            bool isKey = value.Kind == ValueKind.Dict && i % 2 == 0;
            if (isKey ? !IsPlainEntry(store, new Value(items[i]), new Value(items[i + 1])) : !IsPlain(store, new Value(items[i]), depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlainEntry(ValueStore store, Value key, Value value) => store.TextOf(key) switch
    {
        "_parse_arg_template" => store.TextOf(value) is { } text && Template().IsMatch(text),
        "shapes" => value.Kind == ValueKind.None || (store.TextOf(value) is { } names && Shapes().IsMatch(names)),
        null => false,
        _ => true,
    };

    [GeneratedRegex(@"\A\s*def _parse_args\(self, (?<names>(?:\w+, )*) ?(?<in>loc=0(?:, scale=1)?)\):\s+return \(\k<names>\), (?<out>loc(?:, scale|, 1)?)\s+def _parse_args_rvs\(self, \k<names> ?\k<in>, size=None\):\s+return self\._argcheck_rvs\(\k<names> ?\k<out>, size=size\)\s+def _parse_args_stats\(self, \k<names> ?\k<in>, moments='mv'\):\s+return \(\k<names>\), \k<out>, moments\s*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Template();

    [GeneratedRegex(@"\A(?:\w+(?:[, ] ?|\z))*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shapes();
}
