using Proofmark.Scanning.Checks;

namespace Proofmark.Scanning.Tests.Checks;

public sealed class UnpackedStreamTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(3_000_000)]
    public void BytesComeBackAsTheyWere(int size)
    {
        var bytes = new byte[size];
        new Random(1).NextBytes(bytes);
        using var unpacked = new UnpackedStream();

        unpacked.Fill(new MemoryStream(bytes), long.MaxValue, TestContext.Current.CancellationToken).Should().BeFalse();

        using var copy = new MemoryStream();
        unpacked.CopyTo(copy);
        copy.ToArray().Should().Equal(bytes);
        unpacked.Position = size / 2;
        unpacked.ReadByte().Should().Be(size == 0 ? -1 : bytes[size / 2]);
    }

    [Fact]
    public void TheBoundHolds()
    {
        using var unpacked = new UnpackedStream();

        unpacked.Fill(new MemoryStream(new byte[50_000]), 20_000, TestContext.Current.CancellationToken).Should().BeTrue();

        unpacked.Length.Should().Be(20_000);
    }
}
