using System.Text;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.ModelSigning.Caching;

namespace Proofmark.Provenance.Tests.ModelSigning;

public sealed class DigestCacheTests : IDisposable
{
    private static readonly DateTime Old = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly SignedFolder folder = new();

    // An hour ahead, so that files written a moment ago have settled.
    private readonly FakeTimeProvider later = new(DateTimeOffset.UtcNow.AddHours(1));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(HashKind.Sha256, null)]
    [InlineData(HashKind.Blake3, 3)]
    public void With_a_cache_the_manifest_is_the_same(HashKind hash, int? shard)
    {
        SkipWhereNotSupported();
        var options = new ModelSigningOptions { Hash = hash, ShardSize = shard };
        var plain = ManifestWriter.Write(folder.Describe(options));
        var first = Cache([]);
        ManifestWriter.Write(folder.Describe(options with { Cache = first })).Should().Equal(plain);
        first.Taken.Should().Be(0);

        var second = Cache(first.Write());

        ManifestWriter.Write(folder.Describe(options with { Cache = second })).Should().Equal(plain);
        second.Taken.Should().Be(folder.Describe(options).Resources.Count);
        second.Write().Should().Equal(first.Write());
    }

    [Fact]
    public void A_digest_is_not_taken_for_another_hash_or_part()
    {
        SkipWhereNotSupported();
        var kept = Kept();

        var cache = Cache(kept);
        folder.Describe(new ModelSigningOptions { Hash = HashKind.Blake3, Cache = cache });
        folder.Describe(new ModelSigningOptions { ShardSize = 1, Cache = cache });

        cache.Taken.Should().Be(0);
    }

    [Fact]
    public void A_file_changed_in_place_is_read_again_though_size_and_time_are_the_same()
    {
        SkipWhereNotSupported();
        var kept = Kept();
        var time = File.GetLastWriteTimeUtc(folder.Path("weights.bin"));
        WaitForClock();
        folder.Write("weights.bin", "WEIGHTS");
        File.SetLastWriteTimeUtc(folder.Path("weights.bin"), time);

        AfterChange(kept);
    }

    [Fact]
    public void A_file_exchanged_for_another_is_read_again_though_size_and_time_are_the_same()
    {
        SkipWhereNotSupported();
        var time = File.GetLastWriteTimeUtc(folder.Path("weights.bin"));
        folder.Write("other", "WEIGHTS");
        var kept = Kept();
        File.SetLastWriteTimeUtc(folder.Path("other"), time);
        File.Move(folder.Path("other"), folder.Path("weights.bin"), overwrite: true);

        AfterChange(kept);
    }

    [Fact]
    public void What_changed_a_moment_ago_is_not_kept()
    {
        SkipWhereNotSupported();
        var cache = DigestCache.Read([], TimeProvider.System, out _);
        folder.Write("weights.bin", "new");
        folder.Describe(new ModelSigningOptions { Cache = cache });

        var next = Cache(cache.Write());
        folder.Describe(new ModelSigningOptions { Cache = next });

        next.Taken.Should().Be(0);
    }

    [Fact]
    public void A_time_of_the_future_is_not_kept()
    {
        SkipWhereNotSupported();
        File.SetLastWriteTimeUtc(folder.Path("weights.bin"), Old.AddYears(100));
        var kept = Kept();

        var cache = Cache(kept);
        folder.Describe(new ModelSigningOptions { Cache = cache });

        cache.Taken.Should().Be(1, "only the other file was kept");
    }

    [Fact]
    public void A_damaged_cache_is_ignored_and_says_so()
    {
        SkipWhereNotSupported();
        var kept = Kept();
        var plain = ManifestWriter.Write(folder.Describe());
        for (var at = 0; at < kept.Length; at++)
        {
            var cut = kept[..at];
            var bent = (byte[])kept.Clone();
            bent[at] ^= 1;

            foreach (var damaged in at == 0 ? [bent] : new[] { cut, bent })
            {
                DigestCache.Read(damaged, later, out var problem).Taken.Should().Be(0);
                problem.Should().NotBeNull();
            }
        }

        var ignored = DigestCache.Read(kept.AsSpan(0, kept.Length - 1), later, out _);
        ManifestWriter.Write(folder.Describe(new ModelSigningOptions { Cache = ignored })).Should().Equal(plain);
        ignored.Taken.Should().Be(0);
    }

    [Theory]
    [InlineData("sha256 0 7 1 1 7 1 1 zz YQ==")]
    [InlineData("sha256 0 7 1 1 7 1 1 00 YQ==")]
    [InlineData("md5 0 7 1 1 7 1 1 {0} YQ==")]
    [InlineData("sha256 -1 7 1 1 7 1 1 {0} YQ==")]
    [InlineData("sha256 0 7 1 1 7 1 1 {0} !")]
    [InlineData("sha256 0 7 1 1 7 1 1 {0}")]
    [InlineData("sha256 0 7 1 1 7 1 1 {0} YQ== more")]
    [InlineData("sha256 0 99999999999999999999 1 1 7 1 1 {0} YQ==")]
    [InlineData("sha256 0 7 1 1 7 1 1 {0} YQ==\nsha256 0 7 1 1 7 1 1 {0} YQ==")]
    public void A_forged_line_is_refused_though_the_sum_holds(string line)
    {
        var body = $"proofmark-digest-cache 1\n{line.Replace("{0}", new string('0', 64), StringComparison.Ordinal)}\n";
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(body)));

        DigestCache.Read(Encoding.ASCII.GetBytes($"{body}sum {sum}\n"), later, out var problem);

        problem.Should().NotBeNull();
    }

    [Fact]
    public void A_signature_over_a_forged_digest_does_not_verify()
    {
        SkipWhereNotSupported();
        var digest = Convert.ToHexStringLower(folder.Describe().Resources[^1].Value.Span);
        var body = Encoding.ASCII.GetString(Kept());
        body = body[..body.LastIndexOf("sum ", StringComparison.Ordinal)].Replace(digest, new string('0', 64), StringComparison.Ordinal);
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(body)));
        var forged = Encoding.ASCII.GetBytes($"{body}sum {sum}\n");

        folder.Sign(new ModelSigningOptions { Cache = Cache(forged) });

        folder.Verify().Difference!.Changed.Should().Equal("weights.bin");
        folder.Verify(new ModelVerificationOptions { UnsafeCache = Cache(forged) }).Outcome.Should().Be(Outcome.Pass, "this is why the option is called unsafe");
    }

    [Fact]
    public void What_another_model_left_in_the_cache_stays()
    {
        SkipWhereNotSupported();
        using var other = new SignedFolder();
        var cache = Cache(Kept());
        other.Describe(new ModelSigningOptions { Cache = cache });

        var both = Cache(cache.Write());
        folder.Describe(new ModelSigningOptions { Cache = both });
        other.Describe(new ModelSigningOptions { Cache = both });

        both.Taken.Should().Be(4);
    }

    private static void SkipWhereNotSupported() => Assert.SkipUnless(DigestCache.IsSupported, "only Linux tells when a file changed");

    // The clock of the file system ticks every few milliseconds; a change within the tick of the one before would be what the two seconds are for.
    private static void WaitForClock() => Thread.Sleep(50);

    private DigestCache Cache(byte[] bytes)
    {
        var cache = DigestCache.Read(bytes, later, out var problem);
        problem.Should().BeNull();
        return cache;
    }

    private byte[] Kept()
    {
        File.SetLastWriteTimeUtc(folder.Path("sub/config.json"), Old);
        var cache = Cache([]);
        folder.Describe(new ModelSigningOptions { Cache = cache });
        return cache.Write();
    }

    private void AfterChange(byte[] kept)
    {
        var expected = folder.Describe();
        var cache = Cache(kept);

        ManifestWriter.Write(folder.Describe(new ModelSigningOptions { Cache = cache })).Should().Equal(ManifestWriter.Write(expected));

        cache.Taken.Should().Be(1, "only the file that did not change is taken");
    }
}
