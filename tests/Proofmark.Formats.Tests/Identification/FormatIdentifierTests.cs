using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Identification;
using Proofmark.Tests;

namespace Proofmark.Formats.Tests.Identification;

public sealed class FormatIdentifierTests(TempFolder files) : IClassFixture<TempFolder>
{
    private const string Write = """
        import pickle, joblib, numpy, tarfile, h5py, io
        thing = {'a': [1, 2.5, None, True], 'b': numpy.arange(5), 'c': {1, 2}}
        for p in (0, 1, 2, 4, 5): open('p%d' % p, 'wb').write(pickle.dumps(thing, p))
        joblib.dump(thing, 'joblib.raw')
        for m, n in (('zlib', 'zlib'), ('gzip', 'gz'), ('bz2', 'bz2'), ('xz', 'xz'), ('lzma', 'lzma')): joblib.dump(thing, 'joblib.' + n, compress=(m, 3))
        numpy.save('numbers.npy', numpy.ones((2, 3), dtype='>f4', order='F'))
        numpy.save('records.npy', numpy.zeros(3, dtype=[('x', 'f4'), ('y', 'i8')]))
        numpy.save('objects.npy', numpy.array([{}], dtype=object), allow_pickle=True)
        numpy.save('nested.npy', numpy.zeros(3, dtype=[('x', 'f4'), ('y', [('z', 'O')])]), allow_pickle=True)
        numpy.savez('arrays.npz', a=numpy.ones(3), b=numpy.ones(4))
        numpy.savez('objects.npz', a=numpy.array([{'k': numpy.ones(2)}], dtype=object))
        open('module.py', 'w').write('x = 1')
        import py_compile; py_compile.compile('module.py', 'module.pyc')
        with tarfile.open('files.tar', 'w') as t: t.add('p0')
        with tarfile.open('files.tgz', 'w:gz') as t: t.add('p0')
        with tarfile.open('old.tar', 'w') as t:
            for n in ('sys_info', 'pickle', 'storages', 'tensors'): t.addfile(tarfile.TarInfo(n), io.BytesIO(b''))
        with h5py.File('model.h5', 'w') as f: f.attrs['model_config'] = '{}'
        with h5py.File('user.h5', 'w', userblock_size=1024) as f: f.attrs['model_config'] = '{}'
        """;

    private static readonly byte[] Payload = "cposix\nsystem\n(S'id'\ntR."u8.ToArray();

    [Theory]
    [InlineData("p0", "pickle")]
    [InlineData("p1", "pickle")]
    [InlineData("p2", "pickle")]
    [InlineData("p4", "pickle")]
    [InlineData("p5", "pickle")]
    [InlineData("joblib.raw", "pickle")]
    [InlineData("joblib.zlib", "zlib")]
    [InlineData("joblib.gz", "gzip")]
    [InlineData("joblib.bz2", "bzip2")]
    [InlineData("joblib.xz", "xz")]
    [InlineData("joblib.lzma", "lzma")]
    [InlineData("numbers.npy", "npy")]
    [InlineData("records.npy", "npy")]
    [InlineData("objects.npy", "npy-object")]
    [InlineData("nested.npy", "npy-object")]
    [InlineData("arrays.npz", "npz")]
    [InlineData("objects.npz", "npz")]
    [InlineData("module.pyc", "pyc")]
    [InlineData("files.tar", "tar")]
    [InlineData("files.tgz", "gzip")]
    [InlineData("model.h5", "hdf5")]
    [InlineData("user.h5", "hdf5")]
    [InlineData("old.tar", "torch-tar")]
    public void Genuine_files_are_told_by_content(string name, string format)
    {
        var folder = files.MadeBy(Write, "joblib", "numpy", "h5py");
        var identity = FormatIdentifier.Identify(folder.Read(name), "any.txt", Limits.Default);
        identity.Interpretations.Select(one => one.Format.Id).Should().Equal(format);
        identity.Extension.Should().Be(".txt");
    }

    [Theory]
    [InlineData("# A title\n\nSome words: more, words.\n", "readme.md", "text")]
    [InlineData("a,b,c\n1,2,3\n", "x.pkl", "text")]
    [InlineData("class\nfoo\nbar\nR\n.", "words", "text")]
    [InlineData("Value\nNone\nI am here.\n", "words", "text")]
    [InlineData("GGUF is a file format", "x.gguf", "text")]
    [InlineData("MZ are two letters", "x", "text")]
    [InlineData("x^2 + y^2", "x", "text")]
    [InlineData("\" Menu: 34 chars of text, a comment :", "x", "text")]
    [InlineData("(see the notes)\n", "x", "text")]
    [InlineData("""{"a": [1, 2]}""", "config.json", "json")]
    [InlineData("""{"a": [1, 2]}""", "config.bin", "json")]
    [InlineData("[section]\nkey = value\n", "x.toml", "text")]
    [InlineData("a: 1\n", "x.yaml", "yaml")]
    [InlineData("import os\n", "x.py", "python")]
    [InlineData("#!/usr/bin/env python3\nprint()\n", "run", "python")]
    [InlineData("Grüße, 世界", "x", "text")]
    [InlineData("", "x.pkl", "empty")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0", "x.pt", "unknown")]
    [InlineData("\u0001\u0002\u0003", "x.txt", "unknown")]
    public void Text_is_not_mistaken_for_a_pickle(string content, string name, string format) => Ids(Encoding.UTF8.GetBytes(content), name).Should().Equal(format);

    [Theory]
    [InlineData("cposix\nsystem\n(S'id'\ntR.")]
    [InlineData("(S'id'\niposix\nsystem\n.")]
    [InlineData("cposix\nsystem\n(S'id'\ntR and then rubbish")]
    [InlineData("(cposix\nsystem\nS'id'\no.")]
    [InlineData("Vsome text that goes on\n0cposix\nsystem\n(S'id'\ntR.")]
    public void Protocol_0_payloads_are_pickles_whatever_the_name(string content) => Ids(Encoding.UTF8.GetBytes(content), "notes.txt").Should().Equal("pickle");

    [Fact]
    public void A_payload_behind_a_long_line_is_found()
    {
        byte[] bytes = [(byte)'V', .. Enumerable.Repeat((byte)'x', 300_000), (byte)'\n', (byte)'0', .. Payload];
        Ids(bytes, "notes.txt").Should().Equal("pickle");
    }

    [Fact]
    public void A_pickle_in_front_of_an_archive_is_both()
    {
        var bytes = new ZipForge { Prefix = Payload }.Add(new ZipForge.Member("readme", [1])).ToArray();
        var identity = FormatIdentifier.Identify(new MemoryStream(bytes), "x.pkl", Limits.Default);
        identity.Interpretations.Select(one => (one.Format.Id, one.Offset)).Should().Equal(("pickle", 0L), ("zip", (long)Payload.Length));
        identity.IsPolyglot.Should().BeTrue();
        identity.Zip!.Members.Should().ContainSingle();
    }

    [Fact]
    public void An_image_in_front_of_an_archive_is_both()
    {
        byte[] image = [0x89, .. "PNG\r\n\u001a\n"u8];
        Ids(new ZipForge { Prefix = image }.Add(new ZipForge.Member("a/data.pkl", Payload)).ToArray(), "x.png").Should().Equal("image", "torch-zip");
    }

    [Fact]
    public void An_image_that_is_a_pickle_is_both()
    {
        byte[] bytes = [.. "GIF89a\0\0\0"u8, .. Payload];
        Ids(bytes, "x.gif").Should().Equal("pickle", "image");
    }

    [Fact]
    public void A_tar_whose_first_name_is_a_pickle_is_both()
    {
        var header = new byte[1024];
        Payload.CopyTo(header, 0);
        "00000000000"u8.CopyTo(header.AsSpan(124));
        header.AsSpan(148, 8).Fill((byte)' ');
        var sum = header.Take(512).Sum(static value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0')).CopyTo(header, 148);
        Ids(header, "x.tar").Should().Equal("pickle", "tar");
    }

    [Theory]
    [InlineData(new byte[] { 0x7f, 0x45, 0x4c, 0x46, 2 }, "executable")]
    [InlineData(new byte[] { 0x4d, 0x5a, 0x90, 0 }, "executable")]
    [InlineData(new byte[] { 0xff, 0xd8, 0xff, 0xe0 }, "image")]
    [InlineData(new byte[] { 0x28, 0xb5, 0x2f, 0xfd, 0 }, "zstd")]
    [InlineData(new byte[] { 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0 }, "7z")]
    [InlineData(new byte[] { 0x1c, 0, 0, 0, 0x54, 0x46, 0x4c, 0x33 }, "tflite")]
    [InlineData(new byte[] { 0x08, 0x07, 0x12, 0x01, 0x78, 0x3a, 0x02, 0x0a, 0x00, 0x42, 0x00 }, "onnx")]
    [InlineData(new byte[] { 0x08, 0x07, 0x12, 0x01, 0x78, 0x3a, 0x7f, 0x0a, 0x00 }, "onnx")]
    [InlineData(new byte[] { 0x08, 0x01, 0x12, 0x02, 0x0a, 0x00 }, "saved-model")]
    [InlineData(new byte[] { 0x08, 0x01, 0x12, 0x09, 0x0a, 0x00 }, "unknown")]
    [InlineData(new byte[] { 0x80, 0x04 }, "pickle")]
    [InlineData(new byte[] { 0x80, 0x07, 0x2e }, "unknown")]
    [InlineData(new byte[] { 0x58, 0x0a, 0, 0, 0, 3 }, "rds")]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d }, "safetensors")]
    [InlineData(new byte[] { 0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0 }, "gguf")]
    public void Signatures_and_structures(byte[] bytes, string format) => Ids(bytes, "x").Should().Equal(format);

    [Fact]
    public void A_keras_archive_is_recognised() =>
        Ids(ZipForge.Make(new("config.json", [1]), new("metadata.json", [1]), new("model.weights.h5", [1])), "x").Should().Equal("keras-zip");

    [Fact]
    public void Every_format_is_listed_once()
    {
        ModelFormats.All.Select(one => one.Id).Should().OnlyHaveUniqueItems();
        typeof(ModelFormats).GetProperties().Where(one => one.PropertyType == typeof(ModelFormat)).Select(one => one.GetValue(null))
            .Should().BeEquivalentTo(ModelFormats.All);
    }

    [Fact]
    public void Nothing_that_may_execute_is_inert() =>
        ModelFormats.All.Should().NotContain(one => one.Coverage == FormatCoverage.Inert && one.LoaderMayExecute);

    [Fact]
    public void Nothing_throws()
    {
        byte[] many = [.. Payload, .. "GGUF"u8, .. ZipForge.Make(new ZipForge.Member("a/data.pkl", Payload))];
        Hostile.NeverThrows(many, static stream => FormatIdentifier.Identify(stream, "x", Limits.Default));
        Hostile.NeverThrows([0x08, 0x07, 0x12, 0x01, 0x78, 0x3a, 0x02, 0x0a, 0x00, 0x42, 0x00], static stream => FormatIdentifier.Identify(stream, "x", Limits.Default));
        Hostile.NeverThrows([0x78, 0x9c, 0x4b, 0x04, 0x00, 0x00, 0x62, 0x00, 0x62], static stream => FormatIdentifier.Identify(stream, "x", Limits.Default));
    }

    private static IEnumerable<string> Ids(byte[] bytes, string name) =>
        FormatIdentifier.Identify(new MemoryStream(bytes), name, Limits.Default).Interpretations.Select(static one => one.Format.Id);
}
