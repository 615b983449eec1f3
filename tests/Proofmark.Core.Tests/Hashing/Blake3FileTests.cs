using Proofmark.Core.Hashing;

namespace Proofmark.Core.Tests.Hashing;

public sealed class Blake3FileTests : IDisposable
{
    private const int Mebibyte = 1024 * 1024;
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1025)]
    [InlineData(Mebibyte - 1)]
    [InlineData(Mebibyte)]
    [InlineData(Mebibyte + 1)]
    [InlineData(2 * Mebibyte)]
    [InlineData((3 * Mebibyte) + 4321)]
    [InlineData(65 * Mebibyte)]
    [InlineData((66 * Mebibyte) + 1)]
    public void Workers_give_the_digest_of_the_bytes_in_one_go(int length)
    {
        var bytes = Oracle.Bytes(length);
        File.WriteAllBytes(path, bytes);
        var expected = Blake3.HashData(bytes);
        using var file = File.OpenHandle(path);
        foreach (var workers in new[] { 1, 2, 5 })
        {
            var told = new Sum();

            Blake3File.HashRange(file, 0, length, workers, told, TestContext.Current.CancellationToken).Should().Equal(expected);
            told.Total.Should().Be(length);
        }
    }

    [Fact]
    public void A_range_is_hashed_as_if_it_were_alone()
    {
        var bytes = Oracle.Bytes(5 * Mebibyte);
        File.WriteAllBytes(path, bytes);
        using var file = File.OpenHandle(path);

        Blake3File.HashRange(file, 777, (3 * Mebibyte) + 1, 2, null, TestContext.Current.CancellationToken).Should().Equal(Blake3.HashData(bytes.AsSpan(777, (3 * Mebibyte) + 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_file_that_is_shorter_than_said_has_no_digest(int workers)
    {
        File.WriteAllBytes(path, Oracle.Bytes(3 * Mebibyte));
        using var file = File.OpenHandle(path);

        FluentActions.Invoking(() => Blake3File.HashRange(file, 0, (3 * Mebibyte) + 1, workers, null, TestContext.Current.CancellationToken)).Should().Throw<IOException>();
        FluentActions.Invoking(() => Blake3File.HashRange(file, 0, 6 * Mebibyte, workers, null, TestContext.Current.CancellationToken)).Should().Throw<IOException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cancelled_work_gives_no_digest(int workers)
    {
        File.WriteAllBytes(path, Oracle.Bytes(3 * Mebibyte));
        using var file = File.OpenHandle(path);

        FluentActions.Invoking(() => Blake3File.HashRange(file, 0, 3 * Mebibyte, workers, null, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }

    private sealed class Sum : IProgress<long>
    {
        public long Total { get; private set; }

        public void Report(long value) => Total += value;
    }
}
