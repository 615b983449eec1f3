using Proofmark.Scanning.Tests.Support;
using Proofmark.Scanning.Verdicts;
using Proofmark.Tests;
using static Proofmark.Scanning.Tests.Techniques.Op;
using Member = Proofmark.Tests.ZipForge.Member;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Ways to hide a pickle in archives and compressed data.</summary>
internal static class ContainerTechniques
{
    // Every one of these is the same checkpoint with one lie in it.
    private static readonly (string Name, string Source, Func<byte[], byte[]> Make)[] Zips =
    [
        ("plain checkpoint", "scanners-6", static p => ZipForge.Make(Checkpoint(p))),
        ("member under an odd name", "CVE-2025-1889", static p => ZipForge.Make(new Member("a/data.pkl", Harmless), new Member("a/config.dat", p))),
        ("compressed member", "scanners-6", static p => ZipForge.Make(Checkpoint(p) with { Method = 8 })),
        ("text protocol in a member without extension", "modelaudit-624", static p => ZipForge.Make(new Member("a/data.pkl", Harmless), new Member("a/extra", p))),
        ("zip within a zip", "scanners-4.3", static p => ZipForge.Make(new Member("inner.zip", ZipForge.Make(Checkpoint(p))))),
        ("zip within a zip within a zip", "scanners-4.3", static p => ZipForge.Make(new Member("a", ZipForge.Make(new Member("b", ZipForge.Make(Checkpoint(p))))))),
        ("TorchScript constants", "scanners-6", static p => ZipForge.Make(Checkpoint(Harmless), new Member("archive/constants.pkl", p))),
    ];

    private static readonly (string Name, string Source, Func<byte[], byte[]> Make, Verdict Least)[] ZipLies =
    [
        ("wrong CRC", "CVE-2025-10156", static p => ZipForge.Make(Checkpoint(p) with { Crc = 1 }), Verdict.Malicious),
        ("local name differs", "CVE-2025-1944", static p => ZipForge.Make(Checkpoint(p) with { LocalName = "archive/data.txt" }), Verdict.Malicious),
        ("flag of encryption", "CVE-2025-1945", static p => ZipForge.Make(Checkpoint(p) with { Flags = 1 }), Verdict.Malicious),
        ("flag of encryption in the directory only", "CVE-2025-1945", static p => ZipForge.Make(Checkpoint(p) with { Flags = 1, LocalFlags = 0 }), Verdict.Malicious),
        ("flag of compressed patches", "CVE-2025-1945", static p => ZipForge.Make(Checkpoint(p) with { Flags = 0x20 }), Verdict.Malicious),
        ("flag of strong encryption", "modelaudit-flags", static p => ZipForge.Make(Checkpoint(p) with { Flags = 0x40 }), Verdict.Malicious),
        ("method 99", "modelaudit-flags", static p => ZipForge.Make(Checkpoint(p) with { Method = 99, LocalMethod = 0 }), Verdict.Malicious),
        ("member twice, the bad one first", "modelaudit-duplicates", static p => ZipForge.Make(Checkpoint(p), Checkpoint(Harmless)), Verdict.Malicious),
        ("member twice, the bad one last", "modelaudit-duplicates", static p => ZipForge.Make(Checkpoint(Harmless), Checkpoint(p)), Verdict.Malicious),
        ("member that no directory lists", "scanners-6", static p => ZipForge.Make(Checkpoint(Harmless), Checkpoint(p) with { Listed = false }), Verdict.Malicious),
        ("fewer entries than there are", "scanners-6", static p => new ZipForge { Entries = 1 }.Add(new Member("a", Harmless), Checkpoint(p)).ToArray(), Verdict.Malicious),
        ("bytes in front of the archive", "scanners-6", static p => new ZipForge { Prefix = [1, 2, 3, 4, 5] }.Add(Checkpoint(p)).ToArray(), Verdict.Malicious),
        ("archive inside the comment of an archive", "scanners-6", static p => new ZipForge { Comment = ZipForge.Make(Checkpoint(p)) }.Add(Checkpoint(Harmless)).ToArray(), Verdict.Suspicious),
        ("harmless archive behind a pickle", "picklescan-is_zipfile", static p => [.. p, .. ZipForge.Make(Checkpoint(Harmless))], Verdict.Malicious),
        ("pickle behind a harmless archive", "scanners-7", static p => [.. ZipForge.Make(Checkpoint(Harmless)), .. p], Verdict.Suspicious),
        ("name that leaves the folder", "zip-slip", static p => ZipForge.Make(new Member("../../data.pkl", p)), Verdict.Malicious),
    ];

    public static IEnumerable<Technique> All =>
    [
        .. Zips.Select(static z => new Technique($"zip: {z.Name}", z.Source, "model.pt", z.Make(Payload), Twin: z.Make(Harmless))),
        .. ZipLies.Select(static z => new Technique($"zip: {z.Name}", z.Source, "model.pt", z.Make(Payload), z.Least)),
        .. Codecs(),
        new("tar: member", "scanners-6", "model.tar", new TarForge().Add("a/data.pkl", Payload).ToArray(), Twin: new TarForge().Add("a/data.pkl", Harmless).ToArray()),
        new("tar: member twice", "scanners-6", "model.tar", new TarForge().Add("a", Harmless).Add("a", Payload).ToArray()),
        new("tar: behind the end", "scanners-6", "model.tar", [.. new TarForge().Add("a", Harmless).ToArray(), .. new TarForge().Add("b", Payload).ToArray()]),
        new("tar: link out of the folder", "zip-slip", "model.tar", new TarForge().Add("a", [], '2', "/etc/passwd").Add("a/b", Harmless).ToArray(), Verdict.Suspicious),
        new("tar: in gzip", "scanners-6", "model.tar.gz", Archives.Gzip(new TarForge().Add("a", Payload).ToArray()), Twin: Archives.Gzip(new TarForge().Add("a", Harmless).ToArray())),
        new("nemo: weights", "CVE-2025-23304", "model.nemo", new TarForge().Add("model_config.yaml", "a: {_target_: os.system}"u8.ToArray()).Add("model_weights.ckpt", ZipForge.Make(Checkpoint(Harmless))).ToArray()),
        new("7z", "nullifAI", "model.bin", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, .. new byte[64]], Verdict.NotEstablished),
    ];

    private static Member Checkpoint(byte[] pickle) => new("archive/data.pkl", pickle);

    // Without an encoder at hand (Debian's Python, zstd) a codec is left to the tests of the checks, which say so.
    private static IEnumerable<Technique> Codecs() =>
        from codec in (string[])["zlib", "gzip", "lz4"]
        from file in (string[])["model.joblib", "model.pkl", "weights.bin"]
        select new Technique($"{codec}: {file}", "scanners-4.3", file, Compressors.Pack(codec, Payload), Twin: Compressors.Pack(codec, Harmless));
}
