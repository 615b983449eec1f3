using System.Text.RegularExpressions;

namespace Proofmark.Core.Documents;

/// <summary>How YAML 1.2 resolves a plain scalar (YAML 1.2.2, section 10.3.2).</summary>
internal static partial class CoreSchema
{
    public static ScalarKind Classify(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when Integer().IsMatch(text) => ScalarKind.WholeNumber,
        _ when Number().IsMatch(text) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(@"\A(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
