using Proofmark.Core;

namespace Proofmark.Provenance.Trust;

/// <summary>
/// The trusted root of the public Sigstore instance, as its root-signing repository published it on the day in <see cref="AsOf"/>.
/// Keys that came later are not in it; <c>--trusted-root</c> names a newer one.
/// </summary>
public static class PublicGood
{
    /// <summary>When the keys were taken over (root-signing, commit 60cf2ce8).</summary>
    public static DateOnly AsOf { get; } = new(2026, 8, 21);

    /// <summary>The root.</summary>
    public static TrustedRoot Root { get; } = Load();

    private static TrustedRoot Load()
    {
        using var stream = typeof(PublicGood).Assembly.GetManifestResourceStream("public-good.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return TrustedRootReader.Read($"Sigstore public good, {AsOf:yyyy-MM-dd}", bytes.ToArray(), Limits.Default).Root!;
    }
}
