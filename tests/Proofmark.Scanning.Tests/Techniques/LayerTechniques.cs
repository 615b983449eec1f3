using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Containers in containers: the payload is as far down as an archive of models may have it.</summary>
internal static class LayerTechniques
{
    private static readonly (string Name, string File, Func<byte[], byte[]> Make)[] Layers =
    [
        ("gzip in gzip", "model.pkl.gz", static p => Archives.Gzip(Archives.Gzip(p))),
        ("zlib in a zip", "model.zip", static p => Archives.Zip(("a.joblib", Archives.Zlib(p)))),
        ("deflated gzip in a zip", "model.zip", static p => Archives.Deflated(("a.gz", Archives.Gzip(p)))),
        ("tar in a zip", "model.zip", static p => Archives.Zip(("a", Tar(p)))),
        ("zip in a tar", "model.tar", static p => Tar(Archives.Zip(("a", p)))),
        ("checkpoint in a tar in gzip", "model.tar.gz", static p => Archives.Gzip(Tar(Archives.Torch(p)))),
        ("checkpoint in a zip", "release.zip", static p => Archives.Zip(("weights/model.pt", Archives.Torch(p)))),
        ("tar in a tar", "model.tar", static p => Tar(Tar(p))),
        ("zip in gzip", "model.bin", static p => Archives.Gzip(Archives.Zip(("a", p)))),
        ("joblib array file in a zip", "model.zip", static p => Archives.Zip(("a.joblib", [.. Compressors.Pack("lz4", p)]))),
    ];

    public static IEnumerable<Technique> All =>
    [
        .. Layers.Select(static l => new Technique($"layers: {l.Name}", "scanners-4.3", l.File, l.Make(Payload), Twin: l.Make(Harmless))),
        new("zip: a harmless archive behind it", "arXiv-2508.19774", "model.pt", [.. Archives.Torch(Payload), .. Archives.Torch(Harmless)]),
        new("zip: a harmless archive in front of it", "arXiv-2508.19774", "model.pt", [.. Archives.Torch(Harmless), .. Archives.Torch(Payload)]),
        new("zip: cut off before the directory", "arXiv-2508.19774", "model.pt", Archives.Torch(Payload)[..^60]),
        new("gzip: cut off behind the call", "arXiv-2508.19774", "model.pkl.gz", Archives.Gzip(Payload)[..^6]),
        new("gzip: second member", "scanners-6", "model.pkl.gz", [.. Archives.Gzip(Harmless), .. Archives.Gzip(Payload)], Twin: [.. Archives.Gzip(Harmless), .. Archives.Gzip(Harmless)]),
        new("gzip: pickle behind the last member, which no reader of gzip gives out", "scanners-6", "model.pkl.gz", [.. Archives.Gzip(Harmless), .. Payload], Scanning.Verdicts.Verdict.NotEstablished),
        new("tar: archive in two members, directory in the other one", "arXiv-2508.19774", "model.tar", TwoParts(Payload), Scanning.Verdicts.Verdict.Suspicious),
    ];

    // Whoever reads the members finds no archive that is whole; whoever looks for the end of a zip finds one that spans both.
    private static byte[] TwoParts(byte[] pickle)
    {
        const int Header = 512;
        var whole = new ZipForge { DirectoryOffset = 2 * Header }.Add(new ZipForge.Member("a", [.. pickle, .. new byte[Header - 31 - pickle.Length]])).ToArray();
        return new TarForge().Add("a", whole[..Header]).Add("b", whole[Header..]).ToArray();
    }

    private static byte[] Tar(byte[] content) => new TarForge().Add("a", content).ToArray();
}
