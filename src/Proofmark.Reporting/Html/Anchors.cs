using Proofmark.Core;

namespace Proofmark.Reporting.Html;

/// <summary>Names of places in the page. A name that could end an attribute or a fragment is replaced by its digest.</summary>
internal static class Anchors
{
    private const int Longest = 120;

    /// <summary>The place of a risk instance.</summary>
    public static string Risk(string instance) => Of("risk", instance);

    /// <summary>The place of a control.</summary>
    public static string Control(string control) => Of("control", control);

    /// <summary>The place of a statement in the list of evidence.</summary>
    public static string Evidence(string id) => Of("evidence", id);

    /// <summary>The place of a persona.</summary>
    public static string Persona(string id) => Of("for", id);

    /// <summary>The place of a finding.</summary>
    public static string Finding(Finding finding) => Of("finding", FormattableString.Invariant($"{finding.RuleId} {finding.Severity} {finding.Call}"));

    private static string Of(string kind, string id) => id.Length is > 0 and <= Longest && id.All(IsPlain)
        ? $"{kind}-{id}"
        : $"{kind}.{Digest.OfBytes(System.Text.Encoding.UTF8.GetBytes(id)).Hex[..20]}";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@' or ':';
}
