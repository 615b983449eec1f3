using Proofmark.Core;
using Proofmark.Formats.Compressed;
using Proofmark.Formats.Identification;

namespace Proofmark.Formats.Tests.Compressed;

/// <summary>
/// Files that are changed, cut, joined and padded at random, read by the loaders of Python: whatever comes out there comes out here too, or the reader
/// says that it did not read all. Otherwise content could reach a loader unseen.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const string Write = """
        import bz2, gzip, io, lzma, random, resource, shutil, subprocess, zlib
        from joblib.compressor import BinaryZlibFile
        r = random.Random(11)
        try: import lz4.frame
        except ImportError: lz4 = None
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))  # damaged headers ask for more
        words = [bytes(r.randrange(97, 123) for _ in range(5)) for _ in range(40)]
        def content(): return b' '.join(r.choice(words) for _ in range(r.choice((0, 1, 20, 400))))
        def deflate(d):
            c = zlib.compressobj(r.choice((0, 1, 9)), 8, 15, 9, r.choice((0, zlib.Z_FIXED)))
            return c.compress(d) + c.flush()
        packers = {
            'zlib': (deflate, lambda f: BinaryZlibFile(f, 'rb')),
            'gzip': (lambda d: gzip.compress(d, r.choice((0, 1, 9))), lambda f: gzip.GzipFile(fileobj=f)),
            'bzip2': (lambda d: bz2.compress(d, r.choice((1, 9))), bz2.BZ2File),
            'xz': (lambda d: lzma.compress(d, check=r.choice((0, 1, 4, 10)), preset=0), lzma.LZMAFile),
            'lzma': (lambda d: lzma.compress(d, format=lzma.FORMAT_ALONE, preset=0), lzma.LZMAFile),
        }
        if lz4: packers['lz4'] = (lambda d: lz4.frame.compress(d, block_linked=r.random() < .5, block_checksum=r.random() < .5, content_checksum=r.random() < .5, store_size=r.random() < .5), lambda f: lz4.frame.LZ4FrameFile(f, 'rb'))
        def change(data):
            data = bytearray(data)
            for _ in range(r.choice((0, 1, 1, 2, 4))):
                at = r.randrange(len(data) + 1)
                kind = r.randrange(5)
                if kind == 0 and at < len(data): data[at] = r.randrange(256)
                elif kind == 1 and at < len(data): data[at] ^= 1 << r.randrange(8)
                elif kind == 2: del data[at:at + r.randrange(4)]
                elif kind == 3: data[at:at] = bytes(r.randrange(256) for _ in range(r.randrange(4)))
                else: data += bytes(r.choice((0, 1, 4, 8)))
            return bytes(data)
        for kind, (pack, reader) in packers.items():
            for i in range(150):
                parts = [pack(content()) for _ in range(r.choice((1, 1, 2, 3)))]
                if kind in ('xz', 'lzma') and r.random() < .3: parts.append(packers['lzma' if kind == 'xz' else 'xz'][0](content()))
                data = b''.join(change(p) if r.random() < .5 else p for p in parts)
                out = b''
                try:
                    with reader(io.BytesIO(data)) as f:
                        while True:
                            step = f.read(64)
                            if not step: break
                            out += step
                except Exception: pass
                open('%s--%d.packed' % (kind, i), 'wb').write(data)
                open('%s--%d.out' % (kind, i), 'wb').write(out)
        if shutil.which('zstd'):
            for i in range(80):
                parts = []
                for _ in range(r.choice((1, 1, 2))): parts.append(subprocess.run(['zstd', '-c', '-q', r.choice(('-1', '-19')), r.choice(('--check', '--no-check'))], input=content(), stdout=subprocess.PIPE).stdout)
                data = b''.join(change(p) if r.random() < .5 else p for p in parts)
                out = subprocess.run(['zstd', '-dcq'], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
                open('zstd--%d.packed' % i, 'wb').write(data)
                open('zstd--%d.out' % i, 'wb').write(out)
        """;

    [Fact]
    public void Nothing_reaches_a_loader_that_is_neither_read_nor_told()
    {
        using var folder = new TempFolder();
        folder.MadeBy(Write, "joblib");
        var (same, told) = (0, 0);
        var wrong = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*.packed"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            using var unpacked = new MemoryStream();
            var format = ModelFormats.All.Single(one => one.Id == name[..name.IndexOf("--", StringComparison.Ordinal)]);
            var reading = CompressedReader.Unpack(format, folder.Read(name + ".packed"), unpacked, Limits.Default, TestContext.Current.CancellationToken);
            var theirs = File.ReadAllBytes(folder.File(name + ".out"));
            var isWhole = reading.Stop is null && reading.Trailing is null;
            if (isWhole && !unpacked.ToArray().AsSpan().StartsWith(theirs))
            {
                wrong.Add($"{name}: {theirs.Length} bytes came out there, {unpacked.Length} here");
            }

            same += isWhole ? 1 : 0;
            told += isWhole ? 0 : 1;
        }

        output.WriteLine($"{same} files read whole, {told} reported as not fully read, {wrong.Count} wrong");
        wrong.Should().BeEmpty();
        same.Should().BeGreaterThan(150);
        told.Should().BeGreaterThan(150);
    }
}
