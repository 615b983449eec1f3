using System.Buffers.Binary;
using Proofmark.Core;
using Proofmark.Formats.Tar;

namespace Proofmark.Formats.Tests.Tar;

/// <summary>
/// Archives with changed headers (checksums put right), cut and joined, read by Python's tarfile: every content that it hands out is the content of a
/// member here, or the archive is one that does not pass.
/// </summary>
public sealed class TarDifferentialTests(ITestOutputHelper output)
{
    private const string Write = """
        import io, random, resource, struct, tarfile
        r = random.Random(5)
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
        def archive():
            f = io.BytesIO()
            form = r.choice((tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT))
            with tarfile.open(fileobj=f, mode='w', format=form) as tar:
                for i in range(r.randrange(1, 5)):
                    t = tarfile.TarInfo(r.choice(('a', 'd/b', 'pickle', 'n' * 120 if form else 'c')))
                    kind = r.randrange(8)
                    if kind == 0: t.type = tarfile.SYMTYPE; t.linkname = 'a'
                    elif kind == 1: t.type = tarfile.DIRTYPE
                    else: t.size = r.choice((0, 1, 511, 512, 513, 1500))
                    if form == tarfile.PAX_FORMAT and r.random() < .3: t.pax_headers = {r.choice(('comment', 'path', 'size')): r.choice(('1', '512', 'x/y', '1500'))}
                    tar.addfile(t, io.BytesIO(bytes(r.randrange(256) for _ in range(t.size))))
            return bytearray(f.getvalue()[:r.choice((None, None, None, r.randrange(len(f.getvalue()))))])
        def change(data):
            for _ in range(r.choice((0, 1, 1, 2, 3))):
                at = r.randrange(max(1, len(data) // 512)) * 512
                if len(data) < at + 512: continue
                field = r.choice(((0, 100), (124, 136), (124, 136), (156, 157), (156, 157), (157, 200), (257, 265), (345, 500), (482, 483), (148, 156)))
                data[at + r.randrange(*field)] = r.choice((0, 32, 48, 49, 50, 53, 55, 76, 83, 103, 120, 128, 255, r.randrange(256)))
                if r.random() < .9:
                    data[at + 148:at + 156] = b' ' * 8
                    data[at + 148:at + 156] = b'%06o\0 ' % sum(data[at:at + 512])
            return data
        for i in range(1500):
            data = b''.join(bytes(change(archive())) for _ in range(r.choice((1, 1, 1, 2))))
            out = b''
            try:
                with tarfile.open(fileobj=io.BytesIO(data), mode='r:') as tar:
                    for m in tar:
                        if m.issym() or m.islnk(): continue
                        f = tar.extractfile(m)
                        if f is not None:
                            content = f.read()
                            out += struct.pack('<I', len(content)) + content
            except Exception: pass
            open('%d.tar' % i, 'wb').write(data)
            open('%d.out' % i, 'wb').write(out)
        """;

    [Fact]
    public void Every_content_that_tarfile_hands_out_is_here_or_the_archive_does_not_pass()
    {
        using var folder = new TempFolder();
        folder.MadeBy(Write, "tarfile");
        var (whole, told) = (0, 0);
        var wrong = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder.Path, "*.tar"))
        {
            var bytes = File.ReadAllBytes(path);
            var reading = TarReader.Read(new MemoryStream(bytes), Limits.Default, TestContext.Current.CancellationToken);
            if (reading.Unread.Count > 0 || reading.Anomalies.Any(one => one.Deceptive) || reading.Members.Any(one => one.Unreadable != null))
            {
                told++;
                continue;
            }

            whole++;
            var here = reading.Members.Select(one => Convert.ToHexString(bytes, (int)one.Data.Start, (int)one.Data.Length)).ToHashSet();
            wrong.AddRange(Contents(File.ReadAllBytes(Path.ChangeExtension(path, ".out"))).Where(one => !here.Contains(one)).Select(one => $"{Path.GetFileName(path)}: {one.Length / 2} bytes"));
        }

        output.WriteLine($"{whole} archives read whole, {told} do not pass, {wrong.Count} contents missed");
        wrong.Should().BeEmpty();
        whole.Should().BeGreaterThan(300);
        told.Should().BeGreaterThan(300);
    }

    private static IEnumerable<string> Contents(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            yield return Convert.ToHexString(bytes, at + 4, length);
            at += 4 + length;
        }
    }
}
