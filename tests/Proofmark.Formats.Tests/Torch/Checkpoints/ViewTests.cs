using CsCheck;
using Proofmark.Formats.Torch.Checkpoints;
using static Proofmark.Formats.Tests.Torch.Checkpoints.CheckpointForge;

namespace Proofmark.Formats.Tests.Torch.Checkpoints;

public sealed class ViewTests
{
    private static readonly Gen<(long[] Shape, long[] Strides, int Offset)> Views =
        from dimensions in Gen.Int[0, 5]
        from shape in Gen.Long[0, 6].Array[dimensions]
        from strides in Gen.OneOf(Gen.Long[0, 3], Gen.Long[0, 200]).Array[dimensions]
        from offset in Gen.Int[0, 40]
        select (shape, strides, offset);

    [Fact]
    public void Any_view_is_copied_as_its_indices_say()
    {
        var storage = Counting(20_000);
        Views.Sample(view =>
        {
            var checkpoint = Read(Archive(State(("w", Tensor("ShortStorage", storage.Length / 2, view.Offset, view.Shape, view.Strides))), storage));

            checkpoint.Problems.Should().BeEmpty();
            DataOf(checkpoint).Should().Equal(Elements(view.Shape, view.Strides, view.Offset, 0).SelectMany(i => storage[(2 * i)..((2 * i) + 2)]));
        }, iter: 300);
    }

    [Fact]
    public void A_view_larger_than_a_slab_is_whole()
    {
        // 20 million elements over 5,000: transposed rows, then repeated ones.
        var storage = Counting(20_000);
        var checkpoint = Read(Archive(State(("w", Tensor("FloatStorage", 5000, 0, [50, 4000, 100], [1, 0, 50]))), storage));
        using var data = new MemoryStream();

        checkpoint.CopyTo(checkpoint.Tensors[0], data, TestContext.Current.CancellationToken);

        data.Length.Should().Be(80_000_000);
        foreach (var (a, b, c) in new[] { (0, 0, 0), (1, 2, 3), (49, 3999, 99), (42, 3355, 43), (42, 3356, 0) })
        {
            var at = 4 * ((((long)a * 4000) + b) * 100 + c);
            data.GetBuffer()[(int)at..((int)at + 4)].Should().Equal(storage[(4 * (a + (50 * c)))..((4 * (a + (50 * c))) + 4)]);
        }
    }

    [Fact]
    public void Big_endian_elements_are_turned_round()
    {
        byte[] storage = [1, 2, 3, 4, 5, 6, 7, 8];

        DataOf(Read(Archive(State(("w", Tensor("FloatStorage", 2, 0, [2], [1]))), storage, ByteOrder("big")))).Should().Equal(4, 3, 2, 1, 8, 7, 6, 5);
        DataOf(Read(Archive(State(("w", Tensor("ShortStorage", 4, 0, [2, 2], [1, 2]))), storage, ByteOrder("big")))).Should().Equal(2, 1, 6, 5, 4, 3, 8, 7);
        DataOf(Read(Archive(State(("w", Tensor("ComplexFloatStorage", 1, 0, [], []))), storage, ByteOrder("big")))).Should().Equal(4, 3, 2, 1, 8, 7, 6, 5);
        DataOf(Read(Archive(State(("w", Tensor("FloatStorage", 2, 0, [2], [1]))), storage, ByteOrder("little")))).Should().Equal(storage);
        Read(Archive(State(("w", Tensor("FloatStorage", 2, 0, [2], [1]))), storage, ByteOrder("middle"))).Problems.Should().ContainSingle().Which.Code.Should().Be("byte-order");
    }

    [Fact]
    public void Contiguous_dimensions_are_joined()
    {
        ViewShape.IsContiguous(ViewShape.Simplify([2, 3, 1, 4], [12, 4, 99, 1])).Should().BeTrue();
        ViewShape.IsContiguous(ViewShape.Simplify([1, 1], [7, 9])).Should().BeTrue();
        ViewShape.IsContiguous(ViewShape.Simplify([3, 2], [1, 3])).Should().BeFalse();
        ViewShape.IsContiguous(ViewShape.Simplify([3], [0])).Should().BeFalse();
    }

    private static IEnumerable<int> Elements(long[] shape, long[] strides, long at, int dimension) => dimension == shape.Length
        ? [(int)at]
        : Enumerable.Range(0, (int)shape[dimension]).SelectMany(i => Elements(shape, strides, at + (i * strides[dimension]), dimension + 1));
}
