using Proofmark.Core;
using Proofmark.Provenance.Keyless;

namespace Proofmark.Provenance.Trust;

/// <summary>
/// The trusted root of the public Sigstore instance and the addresses of its services, as its root-signing repository published it on the day in <see cref="AsOf"/>.
/// Keys that came later are not in it; <c>--trusted-root</c> names a newer one.
/// </summary>
public static class PublicGood
{
    /// <summary>When the keys were taken over (root-signing, commit 60cf2ce8).</summary>
    public static DateOnly AsOf { get; } = new(2026, 8, 21);

    /// <summary>The root.</summary>
    public static TrustedRoot Root { get; } = Load();

    /// <summary>The addresses of the services, for signing.</summary>
    public static SigningConfig Signing => SigningConfigReader.Read(Name, Resource("public-good-signing.json"), Limits.Default).Config!;

    private static string Name => $"Sigstore public good, {AsOf:yyyy-MM-dd}";

    private static TrustedRoot Load() => TrustedRootReader.Read(Name, Resource("public-good.json"), Limits.Default).Root!;

    private static byte[] Resource(string name)
    {
        using var stream = typeof(PublicGood).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
