using CsCheck;
using Proofmark.Core.Hashing;

namespace Proofmark.Core.Tests.Hashing;

public sealed class Blake3Tests
{
    private static readonly int[] Boundaries =
    [
        0, 1, 2, 63, 64, 65, 127, 128, 129, 959, 960, 961, 1023, 1024, 1025, 2047, 2048, 2049, 3071, 3072, 3073, 4095, 4096, 4097, 5120, 5121, 6144, 7168,
        8191, 8192, 8193, 9216, 15 * 1024, 16383, 16384, 16385, 17 * 1024, 31 * 1024, (31 * 1024) + 1, 32767, 32768, 32769, 33 * 1024, 48 * 1024, (48 * 1024) + 1,
        65535, 65536, 65537, 100_000, 131071, 131072, 131073, 262143, 262144, 262145, (1024 * 1024) - 1, 1024 * 1024, (1024 * 1024) + 1, (3 * 1024 * 1024) + 5000,
    ];

    public static TheoryData<int> Widths => [.. Enum.GetValues<Blake3Width>().Where(w => w <= Blake3Lanes.Widest).Select(w => (int)w)];

    [Theory]
    [InlineData("", "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262")]
    [InlineData("abc", "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85")]
    public void Known_digests(string text, string hex) =>
        Convert.ToHexStringLower(Blake3.HashData(System.Text.Encoding.ASCII.GetBytes(text))).Should().Be(hex);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_width_agrees_with_b3sum_at_the_boundaries_of_the_tree(int width)
    {
        var inputs = Boundaries.Select(Oracle.Bytes).ToList();

        inputs.Select(input => Hex((Blake3Width)width, input)).Should().Equal(Oracle.Digests("b3sum", inputs));
    }

    [Fact]
    public void Random_lengths_agree_with_b3sum()
    {
        var inputs = Oracle.Lengths(40, 1024 * 1024).Select(Oracle.Bytes).ToList();

        inputs.Select(input => Hex(Blake3Lanes.Widest, input)).Should().Equal(Oracle.Digests("b3sum", inputs));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Any_splitting_gives_the_digest_of_the_whole_by_one_lane(int width)
    {
        Gen.Select(Gen.OneOf(Gen.Int[0, 5000], Gen.Int[0, 300_000]), Gen.OneOf(Gen.Int[0, 70], Gen.Int[0, 40_000]).Array[1, 20]).Sample(
            (length, pieces) =>
            {
                var input = Oracle.Bytes(length);
                var hash = new Blake3((Blake3Width)width);
                var rest = input.AsSpan();
                foreach (var piece in pieces)
                {
                    hash.Append(rest[..Math.Min(piece, rest.Length)]);
                    rest = rest[Math.Min(piece, rest.Length)..];
                }

                hash.Append(rest);
                return Convert.ToHexStringLower(hash.Finish()) == Hex(Blake3Width.One, input);
            },
            iter: 300);
    }

    [Fact]
    public void Single_bytes_give_the_digest_of_the_whole()
    {
        var input = Oracle.Bytes(40_000);
        var hash = new Blake3();
        foreach (var one in input)
        {
            hash.Append([one]);
        }

        hash.Finish().Should().Equal(Blake3.HashData(input));
    }

    [Fact]
    public void After_a_digest_the_hash_begins_anew()
    {
        var hash = new Blake3();
        hash.Append(Oracle.Bytes(70_000));
        hash.Finish();
        hash.Append(Oracle.Bytes(2000));

        hash.Finish().Should().Equal(Blake3.HashData(Oracle.Bytes(2000)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Chunks_are_counted_beyond_32_bits(int width)
    {
        // The counter's upper word changes inside of a vector here; no file of four tebibytes is needed to see it.
        var input = Oracle.Bytes(32 * Blake3Node.ChunkBytes);
        const long First = (1L << 32) - 5;
        var together = new uint[32 * Blake3Node.Words];
        var single = new uint[32 * Blake3Node.Words];

        Blake3Lanes.Chunks(input, First, (Blake3Width)width, together);
        for (var i = 0; i < 32; i++)
        {
            Blake3Node.Chunk(input.AsSpan(i * Blake3Node.ChunkBytes, Blake3Node.ChunkBytes), First + i, isRoot: false, single.AsSpan(i * Blake3Node.Words, Blake3Node.Words));
        }

        together.Should().Equal(single);
    }

    private static string Hex(Blake3Width width, byte[] input)
    {
        var hash = new Blake3(width);
        hash.Append(input);
        return Convert.ToHexStringLower(hash.Finish());
    }
}
