using System.Buffers.Binary;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Safetensors;

namespace Proofmark.Formats.Tests.Safetensors;

public sealed class SafetensorsTests
{
    private const string Two = """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"b":{"dtype":"BF16","shape":[3],"data_offsets":[16,22]}}""";

    [Fact]
    public void A_right_file_has_no_anomaly()
    {
        var reading = Read(Two, 22);
        reading.Anomalies.Should().BeEmpty();
        reading.Complete.Should().BeTrue();
        reading.TensorCount.Should().Be(2);
        reading.Metadata.Should().Equal(new Dictionary<string, string> { ["format"] = "pt" });
        reading.DataTypes.Should().Equal(new Dictionary<string, int> { ["F32"] = 1, ["BF16"] = 1 });
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[3],"data_offsets":[0,3]}}     """, 3)]
    [InlineData("""{"a":{"dtype":"F4","shape":[3,2],"data_offsets":[0,3]}}""", 3)]
    [InlineData("""{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4)]
    [InlineData("""{"e":{"dtype":"F32","shape":[0,7],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""", 4)]
    [InlineData("{}", 0)]
    public void Rarer_right_files_too(string header, int data) => Read(header, data).Anomalies.Should().BeEmpty();

    [Theory]
    [InlineData("safetensors-trailing-data", Two, 23)]
    [InlineData("safetensors-outside-file", Two, 21)]
    [InlineData("safetensors-hole", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}""", 3)]
    [InlineData("safetensors-hole", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2)]
    [InlineData("safetensors-overlap", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3)]
    [InlineData("safetensors-size-differs", """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9]}}""", 9)]
    [InlineData("safetensors-unknown-dtype", """{"a":{"dtype":"F12","shape":[2],"data_offsets":[0,3]}}""", 3)]
    [InlineData("safetensors-shape-invalid", """{"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,1]}}""", 1)]
    [InlineData("safetensors-shape-invalid", """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1)]
    [InlineData("safetensors-shape-invalid", """{"a":{"dtype":"U8","data_offsets":[0,1]}}""", 1)]
    [InlineData("safetensors-offsets-invalid", """{"a":{"dtype":"U8","shape":[0],"data_offsets":[2,1]}}""", 0)]
    [InlineData("safetensors-offsets-invalid", """{"a":{"dtype":"U8","shape":[0],"data_offsets":[1]}}""", 0)]
    [InlineData("safetensors-offsets-invalid", """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0,0]}}""", 0)]
    [InlineData("safetensors-duplicate-key", """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0)]
    [InlineData("safetensors-duplicate-key", """{"a":{"dtype":"U8","dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", 0)]
    [InlineData("safetensors-duplicate-key", """{"__metadata__":{"x":"1","x":"2"}}""", 0)]
    [InlineData("safetensors-unknown-field", """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"code":"x"}}""", 0)]
    [InlineData("safetensors-metadata-invalid", """{"__metadata__":{"x":{"y":[1]}}}""", 0)]
    [InlineData("safetensors-entry-invalid", """{"a":[1,2]}""", 0)]
    [InlineData("safetensors-header-end", "{}\n", 0)]
    [InlineData("safetensors-header-start", " {}", 0)]
    [InlineData("safetensors-header-invalid", """{"a":}""", 0)]
    public void Each_broken_rule_is_told(string code, string header, int data) => Read(header, data).Anomalies.Should().Contain(one => one.Code == code);

    [Fact]
    public void A_header_longer_than_the_file_is_told_without_memory()
    {
        var bytes = File("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 99_000_000);
        var reading = Reader(bytes);
        reading.Complete.Should().BeFalse();
        reading.Anomalies.Should().ContainSingle().Which.Code.Should().Be("safetensors-header-outside-file");
        Hostile.Allocated(() => Reader(bytes)).Should().BeLessThan(20_000);
    }

    [Fact]
    public void A_header_longer_than_any_reader_accepts_is_told()
    {
        var bytes = File("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, ulong.MaxValue);
        Reader(bytes).Anomalies.Should().ContainSingle().Which.Code.Should().Be("safetensors-header-too-long");
    }

    [Fact]
    public void A_header_of_no_bytes_is_told()
    {
        var bytes = File("{}", 0);
        bytes[0] = 0;
        Reader(bytes).Anomalies.Should().ContainSingle().Which.Code.Should().Be("safetensors-header-start");
    }

    [Fact]
    public void Text_that_is_not_utf8_is_told()
    {
        var bytes = File("""{"__metadata__":{"x":"??"}}""", 0);
        bytes[bytes.AsSpan().IndexOf((byte)'?')] = 0xff;
        var reading = Reader(bytes);
        reading.Complete.Should().BeFalse();
        reading.Anomalies.Should().Contain(one => one.Code == "safetensors-header-invalid");
    }

    [Fact]
    public void Deep_nesting_ends_the_reading() => Read($$"""{"a":{"x":{{new string('[', 5000)}}""", 0).Complete.Should().BeFalse();

    [Fact]
    public void More_tensors_than_the_limit_are_incomplete() =>
        SafetensorsReader.Read(new MemoryStream(File(Two, 22)), new Limits { MaxTensors = 1 }).Complete.Should().BeFalse();

    [Fact]
    public void Python_writes_what_is_read()
    {
        using var folder = new TempFolder();
        Python.Run(folder.Path, """
            import json, struct, numpy
            header, data = {'__metadata__': {'by': 'numpy'}}, b''
            for i in range(500):
                a = numpy.arange(i, dtype=numpy.float16).tobytes()
                header['t%d' % i] = {'dtype': 'F16', 'shape': [i], 'data_offsets': [len(data), len(data) + len(a)]}
                data += a
            j = json.dumps(header).encode()
            j += b' ' * (-len(j) % 8)
            open('m.safetensors', 'wb').write(struct.pack('<Q', len(j)) + j + data)
            """, "numpy");
        var reading = SafetensorsReader.Read(folder.Read("m.safetensors"), Limits.Default);
        reading.Anomalies.Should().BeEmpty();
        reading.TensorCount.Should().Be(500);
    }

    [Fact]
    public void Nothing_throws() => Hostile.NeverThrows(File(Two, 22), static stream => SafetensorsReader.Read(stream, Limits.Default));

    private static SafetensorsReading Read(string header, int data) => Reader(File(header, data));

    private static SafetensorsReading Reader(byte[] bytes) => SafetensorsReader.Read(new MemoryStream(bytes), Limits.Default);

    private static byte[] File(string header, int data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. new byte[data]];
    }
}
