using CsCheck;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Tests.Streams;

public sealed class SliceStreamTests
{
    [Fact]
    public void A_slice_reads_what_the_array_holds() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 220], Gen.Int[0, 220]).Sample((bytes, start, length) =>
        {
            using var slice = new SliceStream(new MemoryStream(bytes), start, length);
            return BoundedBytes.ReadAll(slice, 1000, out var more).SequenceEqual(bytes.Skip(start).Take(length)) && !more;
        });

    [Fact]
    public void Two_slices_of_one_stream_do_not_disturb_each_other()
    {
        using var inner = new MemoryStream([1, 2, 3, 4]);
        using var first = new SliceStream(inner, 0, 2);
        using var second = new SliceStream(inner, 2, 2);
        int[] read = [first.ReadByte(), second.ReadByte(), first.ReadByte(), second.ReadByte(), first.ReadByte(), second.ReadByte()];
        read.Should().Equal(1, 3, 2, 4, -1, -1);
    }

    [Fact]
    public void Positions_outside_read_nothing()
    {
        using var slice = new SliceStream(new MemoryStream([1, 2, 3]), 1, 2);
        slice.Seek(5, SeekOrigin.Begin);
        slice.ReadByte().Should().Be(-1);
        slice.Seek(-1, SeekOrigin.End);
        slice.ReadByte().Should().Be(3);
    }

    [Fact]
    public void A_bound_is_kept_and_told()
    {
        BoundedBytes.ReadAll(new MemoryStream(new byte[100]), 99, out var more).Should().HaveCount(99);
        more.Should().BeTrue();
        BoundedBytes.ReadAll(new MemoryStream(new byte[99]), 99, out more).Should().HaveCount(99);
        more.Should().BeFalse();
    }
}
