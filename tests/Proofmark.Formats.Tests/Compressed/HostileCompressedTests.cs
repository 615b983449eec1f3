using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Formats.Compressed.Checksums;
using Proofmark.Formats.Compressed;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;
using Proofmark.Tests;
using static Proofmark.Formats.Tests.Compressed.PackedSamples;

namespace Proofmark.Formats.Tests.Compressed;

public sealed class HostileCompressedTests
{
    public static TheoryData<string> Formats => ["zlib", "gzip", "bzip2", "xz", "lzma", "lz4", "zstd", "joblib-zf"];

    /// <summary>Formats with a checksum over the content.</summary>
    public static TheoryData<string> Checked => [.. Formats.Select(row => row.Data).Where(format => format != "lzma")];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_samples_are_good(string format)
    {
        var (reading, unpacked) = Unpack(format, Of(format));

        reading.Reason.Should().BeNull();
        reading.Streams.Should().Be(1);
        unpacked.Should().Equal(Content);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_cut_file_is_never_whole(string format)
    {
        byte[] packed = Of(format);
        for (int length = 0; length < packed.Length; length++)
        {
            var (reading, unpacked) = Unpack(format, packed[..length]);
            reading.Stop.Should().Be(UnpackStop.Damaged, $"{length} of {packed.Length} bytes");
            reading.Streams.Should().Be(0);
            Content.AsSpan().StartsWith(unpacked).Should().BeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Checked))]
    public void A_changed_byte_is_noticed_or_changes_nothing(string format)
    {
        byte[] packed = Of(format);
        Gen.Select(Gen.Int[0, packed.Length - 1], Gen.Byte).Sample(
            (at, value) =>
            {
                byte[] changed = [.. packed];
                changed[at] = value;
                var (reading, unpacked) = Unpack(format, changed);
                return reading.Stop is not null || reading.Trailing is not null || unpacked.AsSpan().SequenceEqual(Content);
            },
            iter: 5000);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Random_changes_never_throw(string format) => Hostile.NeverThrows(
        Of(format), stream => CompressedReader.Unpack(ModelFormats.All.Single(one => one.Id == format), stream, Stream.Null, Limits.Default, CancellationToken.None));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Bytes_behind_the_end_are_told(string format)
    {
        byte[] packed = Of(format);
        var (reading, unpacked) = Unpack(format, [.. packed, .. "cos\nsystem\n"u8]);

        unpacked.Should().Equal(Content);
        reading.Stop.Should().BeNull();
        reading.Trailing.Should().Be(new ByteRange(packed.Length, 11));
    }

    [Theory]
    [InlineData("zlib")]
    [InlineData("gzip")]
    [InlineData("bzip2")]
    [InlineData("xz")]
    [InlineData("lzma")]
    [InlineData("lz4")]
    [InlineData("zstd")]
    public void Streams_behind_one_another_are_all_read(string format)
    {
        byte[] packed = Of(format);
        var (reading, unpacked) = Unpack(format, [.. packed, .. packed, .. packed]);

        reading.Streams.Should().Be(3);
        unpacked.Should().Equal([.. Content, .. Content, .. Content]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_bound_on_what_comes_out_holds(string format)
    {
        var (reading, unpacked) = Unpack(format, Of(format), Limits.Default with { MaxBufferedMemberBytes = 20 });

        reading.Stop.Should().Be(UnpackStop.TooLarge);
        unpacked.Should().Equal(Content[..20]);
    }

    [Fact]
    public void A_bomb_ends_early()
    {
        var (reading, unpacked) = Unpack("zlib", Zlib(new byte[50_000_000]));

        reading.Stop.Should().Be(UnpackStop.TooLarge);
        reading.Reason.Should().Contain("bomb");
        unpacked.Length.Should().BeLessThan(12_000_000);
    }

    [Fact]
    public void A_block_of_matches_alone_cannot_outgrow_its_frame()
    {
        byte[] run = [0x1f, (byte)'a', 1, 0, .. Enumerable.Repeat(byte.MaxValue, 300_000), 0];
        var (reading, unpacked) = Unpack("lz4", Lz4([], run));

        reading.Stop.Should().Be(UnpackStop.Damaged);
        unpacked.Length.Should().BeLessThan(70_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(65535)]
    public void A_match_before_the_beginning_is_damage(int distance)
    {
        byte[] block = [0x10, (byte)'a', (byte)distance, (byte)(distance >> 8), 0x50, .. "bcdef"u8];

        Unpack("lz4", Lz4([], block)).Reading.Reason.Should().Contain("before the beginning");
    }

    [Fact]
    public void Independent_blocks_do_not_see_each_other()
    {
        byte[] first = Lz4Block([0x50, .. "abcde"u8]);
        byte[] second = Lz4Block([0x10, (byte)'x', 3, 0, 0x50, .. "bcdef"u8]);
        byte[] linked = [0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, Sum(0x40, 0x40), .. first, .. second, 0, 0, 0, 0];
        byte[] independent = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, Sum(0x60, 0x40), .. first, .. second, 0, 0, 0, 0];

        Encoding.ASCII.GetString(Unpack("lz4", linked).Unpacked).Should().Be("abcdexdexdbcdef");
        Unpack("lz4", independent).Reading.Stop.Should().Be(UnpackStop.Damaged);
    }

    [Theory]
    [InlineData("xz", 40)]
    [InlineData("xz", 32)]
    [InlineData("lzma", 0)]
    public void A_dictionary_above_the_bound_is_refused_before_decoding(string format, int coded)
    {
        byte[] packed = Of(format);
        if (format == "xz")
        {
            packed = WithBlockHeader(packed, header => header[4] = (byte)coded);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(1), 1u << 31);
        }

        CompressedReading? reading = null;
        Hostile.Allocated(() => reading = Unpack(format, packed).Reading).Should().BeLessThan(1_000_000);

        reading!.Stop.Should().Be(UnpackStop.TooLarge);
        reading.UnpackedBytes.Should().Be(0);
    }

    [Theory]
    [InlineData("xz")]
    [InlineData("lzma")]
    public void A_large_dictionary_costs_only_what_comes_out(string format)
    {
        byte[] packed = Of(format);
        if (format == "xz")
        {
            packed = WithBlockHeader(packed, header => header[4] = 30);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(1), 1u << 27);
        }

        Hostile.Allocated(() => Unpack(format, packed).Unpacked.Should().Equal(Content)).Should().BeLessThan(2_000_000);
    }

    [Theory]
    [InlineData(0x04)]
    [InlineData(0x03)]
    public void Other_filters_of_xz_are_not_read(int filter)
    {
        var (reading, unpacked) = Unpack("xz", WithBlockHeader(Of("xz"), header => header[2] = (byte)filter));

        reading.Stop.Should().Be(UnpackStop.Unsupported);
        reading.Reason.Should().Contain("filter");
        unpacked.Should().BeEmpty();
    }

    [Fact]
    public void An_xz_index_that_lies_is_noticed()
    {
        byte[] packed = Of("xz");
        int index = packed.Length - 12 - 8;
        packed[index + 3] ^= 1;
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(index + 4), Checksum.Of(packed.AsSpan(index, 4)));

        Unpack("xz", packed).Reading.Reason.Should().Contain("contradicts its blocks");
    }

    [Theory]
    [InlineData("28b52ffd00f8010000", UnpackStop.TooLarge)]
    [InlineData("28b52ffda000000010010000", UnpackStop.TooLarge)]
    [InlineData("28b52ffde000000000000001000100000000000000", UnpackStop.TooLarge)]
    [InlineData("28b52ffd010005010000", UnpackStop.Unsupported)]
    [InlineData("28b52ffd0800010000", UnpackStop.Unsupported)]
    [InlineData("28b52ffd0000070000", UnpackStop.Damaged)]
    [InlineData("28b52ffd0000ffffff", UnpackStop.Damaged)]
    [InlineData("28b52ffd2005010000", UnpackStop.Damaged)]
    [InlineData("28b52ffd00000d000000", UnpackStop.Damaged)]
    [InlineData("28b52ffd00001500000300", UnpackStop.Damaged)]
    public void A_zstd_header_that_asks_too_much_or_lies_is_refused(string packed, UnpackStop stop)
    {
        CompressedReading? reading = null;
        Hostile.Allocated(() => reading = Unpack("zstd", Convert.FromHexString(packed)).Reading).Should().BeLessThan(1_000_000);

        reading!.Stop.Should().Be(stop, reading.Reason);
        reading.UnpackedBytes.Should().Be(0);
    }

    [Fact]
    public void A_zstd_window_costs_only_what_comes_out()
    {
        byte[] packed = Convert.FromHexString("28b52ffd0088") is var header ? [.. header, 0x09, 0, 0, (byte)'x'] : [];

        Hostile.Allocated(() => Unpack("zstd", packed).Unpacked.Should().Equal([(byte)'x'])).Should().BeLessThan(1_000_000);
    }

    [Fact]
    public void A_bomb_of_repeated_bytes_ends_early()
    {
        byte[] block = [0x02, 0, 0x10, 0];
        byte[] packed = [.. Convert.FromHexString("28b52ffd0058"), .. Enumerable.Repeat(block, 2000).SelectMany(one => one)];
        var (reading, unpacked) = Unpack("zstd", packed);

        reading.Stop.Should().Be(UnpackStop.TooLarge);
        unpacked.Length.Should().BeLessThan(20_000_000);
    }

    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void XxHash64_is_that_of_the_specification(string text, ulong expected)
    {
        var hash = new XxHash64();
        hash.Add(Encoding.ASCII.GetBytes(text));

        hash.Value().Should().Be(expected);
    }

    [Fact]
    public void Joblib_of_old_must_tell_the_length()
    {
        byte[] packed = Of("joblib-zf");
        packed[5] = (byte)'a';

        Unpack("joblib-zf", packed).Reading.Reason.Should().Contain("length");
    }

    [Fact]
    public void A_dictionary_of_its_own_is_not_supported() => Unpack("zlib", [0x78, 0xbb, 0, 0, 0, 0, 1, 2]).Reading.Stop.Should().Be(UnpackStop.Unsupported);

    [Fact]
    public void Cancelling_ends_it()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        FluentActions.Invoking(() => CompressedReader.Unpack(ModelFormats.Zlib, new MemoryStream(Zlib(Content)), Stream.Null, Limits.Default, cancelled.Token))
            .Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData("", 0x02CC5D05)]
    [InlineData("a", 0x550D7456)]
    [InlineData("Nobody inspects the spammish repetition", 0xE2293B2F)]
    public void XxHash32_is_that_of_the_specification(string text, uint expected) => XxHash32.Of(Encoding.ASCII.GetBytes(text)).Should().Be(expected);

    private static byte[] WithBlockHeader(byte[] packed, Action<byte[]> change)
    {
        byte[] header = packed[12..20];
        change(header);
        header.CopyTo(packed, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(20), Checksum.Of(header));
        return packed;
    }

    private static byte[] Lz4Block(byte[] block) => [(byte)block.Length, 0, 0, 0, .. block];

    private static byte Sum(byte flags, byte size) => (byte)(XxHash32.Of([flags, size]) >> 8);
}
