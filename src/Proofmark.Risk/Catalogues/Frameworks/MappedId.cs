namespace Proofmark.Risk.Catalogues.Frameworks;

/// <summary>An id in another catalogue, as an entry of this one refers to it.</summary>
/// <param name="Framework">Framework id, for example <c>mitre-atlas</c>.</param>
/// <param name="Version">Version that is meant; null when the reference names none.</param>
/// <param name="Id">Id in that framework, for example <c>AML.T0020</c>.</param>
public sealed record MappedId(string Framework, string? Version, string Id)
{
    /// <summary>Reads a value of the Risk Map's mappings: <c>ID@VERSION</c>, for OWASP <c>ID:VERSION</c>, or an id alone.</summary>
    public static MappedId OfMapping(string framework, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var at = value.LastIndexOf(framework == FrameworkSet.OwaspLlm ? ':' : '@');
        return at < 0 ? new MappedId(framework, null, value) : new MappedId(framework, value[(at + 1)..], value[..at]);
    }

    /// <summary>Reads <c>FRAMEWORK@VERSION:ID</c>; null for a text of another form.</summary>
    public static MappedId? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && colon > at + 1 && colon < text.Length - 1
            ? new MappedId(text[..at], text[(at + 1)..colon], text[(colon + 1)..])
            : null;
    }

    /// <summary>The form <c>FRAMEWORK@VERSION:ID</c>.</summary>
    public override string ToString() => Version is null ? $"{Framework}:{Id}" : $"{Framework}@{Version}:{Id}";
}
