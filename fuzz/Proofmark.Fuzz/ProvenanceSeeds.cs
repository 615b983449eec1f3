using System.Text;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Trust;

namespace Proofmark.Fuzz;

/// <summary>Bundles by an instance of Sigstore that lived for one run of the tests' virtual one, and its trusted root: what is public of it is fixed, so that honest bundles verify and bent ones go far.</summary>
internal static class ProvenanceSeeds
{
    private static readonly string[] BundleNames = ["bundle-message", "bundle-envelope-stamped", "bundle-in-toto-chain", "bundle-message-stamped"];

    /// <summary>When the bundles may be verified.</summary>
    public static DateTimeOffset Clock { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What the bundles sign.</summary>
    public static byte[] Artifact { get; } = Encoding.UTF8.GetBytes("an artifact");

    public static byte[] RootText { get; } = Resource("trusted-root");

    public static TrustedRoot Root { get; } = TrustedRootReader.Read("root", RootText, Limits.Default).Root!;

    public static IEnumerable<byte[]> BundleTexts => BundleNames.Select(Resource);

    public static IEnumerable<SigstoreBundle> Bundles => BundleTexts.Select(static text => BundleReader.Read("bundle", text, Limits.Default).Bundle!);

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(ProvenanceSeeds).Assembly.GetManifestResourceStream(name + ".json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
