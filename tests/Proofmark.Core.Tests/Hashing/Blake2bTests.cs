using System.Text;
using CsCheck;
using Proofmark.Core.Hashing;

namespace Proofmark.Core.Tests.Hashing;

public sealed class Blake2bTests
{
    [Fact]
    public void The_example_of_the_RFC() =>
        Convert.ToHexString(Blake2b.HashData(Encoding.ASCII.GetBytes("abc"))).Should().Be(
            "BA80A53F981C4D0D6A2797B69F12F6E94C212F14685AC4B74B12BB6FDBFFA2D17D87C5392AAB792DC252D5DE4533CC9518D38AA8DBF1925AB92386EDD4009923");

    [Fact]
    public void All_lengths_up_to_three_blocks_and_random_ones_agree_with_b2sum()
    {
        int[] lengths = [.. Enumerable.Range(0, 386), .. Oracle.Lengths(20, 300_000)];
        var inputs = lengths.Select(Oracle.Bytes).ToList();

        inputs.Select(input => Convert.ToHexStringLower(Blake2b.HashData(input))).Should().Equal(Oracle.Digests("b2sum", inputs));
    }

    [Fact]
    public void Any_splitting_gives_the_digest_of_the_whole()
    {
        Gen.Select(Gen.Int[0, 3000], Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 400]).Array[1, 20]).Sample(
            (length, pieces) =>
            {
                var input = Oracle.Bytes(length);
                var hash = new Blake2b();
                var rest = input.AsSpan();
                foreach (var piece in pieces)
                {
                    hash.Append(rest[..Math.Min(piece, rest.Length)]);
                    rest = rest[Math.Min(piece, rest.Length)..];
                }

                hash.Append(rest);
                return hash.Finish().AsSpan().SequenceEqual(Blake2b.HashData(input));
            },
            iter: 500);
    }

    [Fact]
    public void After_a_digest_the_hash_begins_anew()
    {
        var hash = new Blake2b();
        hash.Append(Oracle.Bytes(500));
        hash.Finish();

        hash.Finish().Should().Equal(Blake2b.HashData([]));
    }
}
