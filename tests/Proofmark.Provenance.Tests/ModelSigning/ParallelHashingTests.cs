using Proofmark.Core;
using Proofmark.Core.Hashing;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.ModelSigning.Caching;
using Proofmark.Provenance.ModelSigning.Content;

namespace Proofmark.Provenance.Tests.ModelSigning;

public sealed class ParallelHashingTests : IDisposable
{
    private readonly SignedFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(16 * 1024 * 1024)]
    [InlineData((16 * 1024 * 1024) + 1)]
    [InlineData((37 * 1024 * 1024) - 13)]
    public void A_large_BLAKE3_file_hashed_by_all_cores_has_the_digest_of_one(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        File.WriteAllBytes(folder.Path("large.bin"), content);

        var resources = folder.Describe(new ModelSigningOptions { Hash = HashKind.Blake3 }).Resources;
        resources.Single(file => file.Path == "large.bin").Value.ToArray().Should().Equal(Blake3.HashData(content));
        var part = folder.Describe(new ModelSigningOptions { Hash = HashKind.Blake3, ShardSize = length - 1000 }).Resources.Single(file => file.Path == "large.bin" && file.Start == 0);
        part.Value.ToArray().Should().Equal(Blake3.HashData(content.AsSpan(0, length - 1000)));
    }

    [Fact]
    public void Of_several_files_that_cannot_be_signed_the_first_is_always_named()
    {
        for (var i = 0; i < 1000; i++)
        {
            folder.Write($"f{i:000}", "");
        }

        foreach (var i in new[] { 501, 502, 900, 999 })
        {
            File.Delete(folder.Path($"f{i:000}"));
            File.CreateSymbolicLink(folder.Path($"f{i:000}"), folder.Path("f000"));
        }

        for (var run = 0; run < 20; run++)
        {
            var described = ModelSigner.Describe(folder.Model, new ModelSigningOptions(), Limits.Default, null, TestContext.Current.CancellationToken);
            described.ReasonCode.Should().Be("linked-file");
            described.Message.Should().Contain("'f501'");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_cache_layout_of_the_hub_is_signed_and_verified_with_and_without_a_digest_cache(bool withCache)
    {
        var hub = Path.Combine(folder.Model, "models--owner--name");
        var snapshot = Path.Combine(hub, "snapshots", "0123");
        Directory.CreateDirectory(Path.Combine(hub, "blobs"));
        Directory.CreateDirectory(snapshot);
        for (var i = 0; i < 300; i++)
        {
            File.WriteAllText(Path.Combine(hub, "blobs", $"b{i}"), $"content {i}");
            File.CreateSymbolicLink(Path.Combine(snapshot, $"f{i}"), $"../../blobs/b{i}");
        }

        var cache = withCache && DigestCache.IsSupported ? DigestCache.Read([], new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(1)), out _) : null;
        var options = new ModelSigningOptions { AllowSymlinks = true, Cache = cache };
        var manifest = ModelSigner.Describe(snapshot, options, Limits.Default, null, TestContext.Current.CancellationToken).Manifest!;
        File.WriteAllBytes(folder.Signature, ModelSigner.Sign(manifest, folder.Key));

        manifest.Resources.Should().HaveCount(300);
        folder.Verify(model: snapshot).Outcome.Should().Be(Outcome.Pass);
        File.WriteAllText(Path.Combine(hub, "blobs", "b7"), "content X");
        folder.Verify(model: snapshot).Difference!.Changed.Should().Equal("f7");
        File.WriteAllText(folder.Path("secret"), "x");
        File.Delete(Path.Combine(snapshot, "f8"));
        File.CreateSymbolicLink(Path.Combine(snapshot, "f8"), folder.Path("secret"));
        folder.Verify(model: snapshot).ReasonCodes.Should().Equal("link-escapes");
    }

    [Fact]
    public void Work_that_is_cancelled_stops()
    {
        using var cancelled = new CancellationTokenSource();
        var steps = 0;

        var run = () => Workers.Run(1_000_000, 4, () => new MemoryStream(), (_, at) => { Interlocked.Increment(ref steps); if (at == 100) { cancelled.Cancel(); } }, cancelled.Token);

        run.Should().Throw<OperationCanceledException>();
        steps.Should().BeLessThan(1_000_000);
    }

    [Theory]
    [InlineData("a/x", "a!c")]
    [InlineData("a", "a/b")]
    [InlineData("a/b", "a\0")]
    [InlineData("a-b/x", "a.b/x")]
    [InlineData("\uFFFD", "\U00010000")]
    [InlineData("x\uE000", "x\U0001F600")]
    [InlineData("a/b/c", "a/b!")]
    public void Paths_are_ordered_component_by_component_and_by_code_points(string first, string second)
    {
        PathOrder.Instance.Compare(first, second).Should().BeNegative();
        PathOrder.Instance.Compare(second, first).Should().BePositive();
        PathOrder.Instance.Compare(first, first).Should().Be(0);
    }
}
