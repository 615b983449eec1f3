namespace Proofmark.Risk;

/// <summary>Reads the data files that are part of this assembly.</summary>
internal static class EmbeddedData
{
    /// <summary>The bytes of a resource; a missing one is a broken build.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the embedded file {name} is missing from this build");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Names of the resources under a prefix, in ordinal order.</summary>
    public static IReadOnlyList<string> Names(string prefix) =>
        [.. typeof(EmbeddedData).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
