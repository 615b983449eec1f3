using Proofmark.Core;
using Proofmark.Formats.Compressed;
using Proofmark.Formats.Identification;

namespace Proofmark.Formats.Tests.Compressed;

/// <summary>Files made by zlib, gzip, bzip2, liblzma, lz4 and zstd, in every variant that they can write.</summary>
public sealed class GenuineCompressedTests(TempFolder files, ITestOutputHelper output) : IClassFixture<TempFolder>
{
    private const string Write = """
        import bz2, gzip, io, lzma, os, random, shutil, struct, subprocess, zlib
        r = random.Random(7)
        words = [bytes(r.randrange(97, 123) for _ in range(r.randrange(2, 9))) for _ in range(300)]
        text = b' '.join(r.choice(words) for _ in range(60000))
        noise = bytes(r.randrange(256) for _ in range(70000))
        contents = {'empty': b'', 'one': b'x', 'text': text, 'noise': noise, 'runs': b'a' * 300000 + noise[:99] + b'b' * 5000, 'mixed': text[:200000] + noise + text,
                    'numbers': b''.join(struct.pack('<dI', i / 7, i * i & 0xffffff) for i in range(40000)), 'lines': b''.join(b'{"id": %d, "name": "%s"}\n' % (i, r.choice(words)) for i in range(20000))}
        def put(kind, variant, name, data): open('%s--%s--%s.packed' % (kind, variant, name), 'wb').write(data)
        def run(tool, *options):
            def of(data):
                return subprocess.run([tool, *options], input=data, stdout=subprocess.PIPE, check=True).stdout
            return of
        def xz(**options): return lambda data: lzma.compress(data, **options)
        def alone(**options): return lambda data: lzma.compress(data, format=lzma.FORMAT_ALONE, filters=[dict(id=lzma.FILTER_LZMA1, **options)])
        def raw(level, strategy):
            def of(data):
                c = zlib.compressobj(level, 8, 15, 9, strategy)
                return c.compress(data) + c.flush()
            return of
        def named(data):
            f = io.BytesIO()
            with gzip.GzipFile('a name', 'wb', 9, f) as g: g.write(data)
            return f.getvalue()
        def fields(data):
            head = b'\x1f\x8b\x08\x1f' + b'\0' * 6 + struct.pack('<H', 5000) + b'e' * 5000 + b'name\0comment\0'
            c = zlib.compressobj(6, 8, -15)
            return head + struct.pack('<H', zlib.crc32(head) & 0xffff) + c.compress(data) + c.flush() + struct.pack('<II', zlib.crc32(data), len(data))
        def parts(one): return lambda data: one(data[:1000]) + one(b'') + one(data[1000:])
        def sized(data):
            body = lzma.compress(data, format=lzma.FORMAT_ALONE)
            if not data: return body
            return body[:5] + struct.pack('<Q', len(data)) + body[13:]
        def zf(data): return b'ZF' + hex(len(data)).ljust(19).encode() + zlib.compress(data, 3)
        def zf2(data): return b'ZF' + (hex(len(data)) + 'L').ljust(20).encode() + zlib.compress(data, 3)
        makers = {
            'zlib': {'fixed': raw(9, zlib.Z_FIXED), 'huffman': raw(9, zlib.Z_HUFFMAN_ONLY), 'rle': raw(9, zlib.Z_RLE), 'stored': raw(0, 0), 'fast': raw(1, 0), 'best': raw(9, 0)},
            'gzip': {'named': named, 'fields': fields, 'plain': gzip.compress, 'padded': lambda d: gzip.compress(d) + b'\0' * 700},
            'bzip2': {'one': lambda d: bz2.compress(d, 1), 'nine': bz2.compress},
            'xz': {'none': xz(check=lzma.CHECK_NONE), 'crc32': xz(check=lzma.CHECK_CRC32), 'crc64': xz(), 'sha256': xz(check=lzma.CHECK_SHA256), 'best': xz(preset=9 | lzma.PRESET_EXTREME),
                   'small': xz(filters=[dict(id=lzma.FILTER_LZMA2, dict_size=4096, lc=0, lp=2, pb=0)]), 'padded': lambda d: lzma.compress(d) + b'\0' * 8, 'alone': lambda d: lzma.compress(d[:7]) + lzma.compress(d[7:], format=lzma.FORMAT_ALONE)},
            'lzma': {'default': alone(), 'lc': alone(lc=1, lp=3, pb=4, dict_size=1 << 16), 'fast': alone(preset=0), 'sized': sized, 'xz': lambda d: lzma.compress(d[:9], format=lzma.FORMAT_ALONE) + lzma.compress(d[9:])},
            'joblib-zf': {'three': zf, 'two': zf2},
        }
        for kind in ('zlib', 'gzip', 'bzip2', 'xz', 'lzma'):
            first = next(iter(makers[kind].values()))
            makers[kind]['parts'] = parts(first)
        if shutil.which('xz'): makers['xz'].update(blocks=run('xz', '-c', '--block-size=50000'), threads=run('xz', '-c', '-T2', '--block-size=100000'))
        if shutil.which('lz4'):
            makers['lz4'] = {v.replace('-', '').replace(' ', '').replace('=', ''): run('lz4', '-c', *v.split()) for v in ('-1', '-12', '-B4 -BD', '-B4 -BX', '-B5 -BD -BX --content-size', '--no-frame-crc', '-l', '-l -9', '-B7 -9')}
            makers['lz4']['parts'] = parts(run('lz4', '-c'))
            makers['lz4']['skippable'] = lambda d: b'\x5a\x2a\x4d\x18' + struct.pack('<I', 5) + b'notes' + run('lz4', '-c')(d) + b'\x50\x2a\x4d\x18' + struct.pack('<I', 0)
        if shutil.which('zstd'):
            makers['zstd'] = {v.replace('-', '').replace(' ', '').replace('=', ''): run('zstd', '-c', '-q', *v.split()) for v in ('-1', '-3', '-19', '--ultra -22', '--no-check', '--fast=5', '-19 --long=27', '--no-compress-literals')}
            makers['zstd']['parts'] = parts(run('zstd', '-c', '-q'))
            makers['zstd']['skippable'] = lambda d: b'\x5f\x2a\x4d\x18' + struct.pack('<I', 5) + b'notes' + run('zstd', '-c', '-q')(d)
        for name, data in contents.items():
            open(name + '.plain', 'wb').write(data)
            for kind in makers:
                for variant in makers[kind]: put(kind, variant, name, makers[kind][variant](data))
        """;

    [Fact]
    public void Everything_that_the_libraries_write_comes_out_as_it_went_in()
    {
        var folder = files.MadeBy(Write, "lzma", "bz2", "zlib");
        var count = new Dictionary<string, int>();
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*.packed").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var parts = name.Split("--");
            var format = ModelFormats.All.Single(one => one.Id == parts[0]);
            if (!CompressedReader.Formats.Contains(format))
            {
                continue;
            }

            using var unpacked = new MemoryStream();
            var packed = folder.Read(name + ".packed");
            var reading = CompressedReader.Unpack(format, packed, unpacked, Limits.Default with { MaxUnpackRatio = 1_000_000 }, TestContext.Current.CancellationToken);

            reading.Reason.Should().BeNull(name);
            reading.Trailing.Should().BeNull(name);
            reading.PackedBytes.Should().Be(packed.Length, name);
            reading.UnpackedBytes.Should().Be(unpacked.Length);
            unpacked.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(folder.File(parts[2] + ".plain"))).Should().BeTrue(name);
            count[parts[0]] = count.GetValueOrDefault(parts[0]) + 1;
        }

        output.WriteLine(string.Join(", ", count.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));
        count.Should().ContainKeys("zlib", "gzip", "bzip2", "xz", "lzma", "joblib-zf");
    }

    [Fact]
    public void They_are_told_by_content()
    {
        var folder = files.MadeBy(Write, "lzma", "bz2", "zlib");
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*--mixed.packed"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var identity = FormatIdentifier.Identify(folder.Read(name + ".packed"), "any.bin", Limits.Default);

            identity.Interpretations.Select(one => one.Format.Id).Should().Equal([name.Split("--")[0]], name);
        }
    }
}
