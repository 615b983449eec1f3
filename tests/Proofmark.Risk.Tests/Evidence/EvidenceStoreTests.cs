using System.Diagnostics;
using System.Text;
using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evidence").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_added_is_found_again_under_the_digest_of_its_bytes()
    {
        var id = Store().Add(EvidenceStatement.FromResult(Some.Result(Outcome.Fail), "somebody"));
        File.Exists(Path.Combine(folder, $"{id.Hex}.json")).Should().BeTrue();
        var item = Store().Load().Items.Should().ContainSingle().Subject;
        item.Id.Should().Be(id);
        item.Statement.Predicate.Author.Should().Be("somebody");
        item.Result.Findings.Should().ContainSingle();
        Store().Load().Find(id.Hex[..8])!.Id.Should().Be(id);
    }

    [Fact]
    public void Adding_twice_is_adding_once()
    {
        Store().Add(EvidenceStatement.FromResult(Some.Result(Outcome.Pass)));
        Store().Add(EvidenceStatement.FromResult(Some.Result(Outcome.Pass)));
        Directory.GetFiles(folder).Should().ContainSingle();
    }

    [Fact]
    public void A_changed_file_is_reported_and_ignored()
    {
        var id = Store().Add(EvidenceStatement.FromResult(Some.Result(Outcome.Fail)));
        var path = Path.Combine(folder, $"{id.Hex}.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"fail\"", "\"pass\"", StringComparison.Ordinal));
        var set = Store().Load();
        set.Items.Should().BeEmpty();
        set.Rejected.Should().ContainSingle().Which.Reason.Should().Contain("digest");
    }

    [Fact]
    public void A_pipe_is_reported_and_not_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        using (var make = Process.Start("mkfifo", [Path.Combine(folder, "pipe.json")]))
        {
            make.WaitForExit();
        }

        Store().Load().Rejected.Should().ContainSingle().Which.Reason.Should().Contain("pipe");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1,2")]
    [InlineData("{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"subject\":[],\"predicateType\":\"x\",\"predicate\":null}")]
    public void Bytes_that_are_no_statement_are_reported_and_ignored(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(Path.Combine(folder, $"{Digest.OfBytes(bytes).Hex}.json"), bytes);
        var set = Store().Load();
        set.Items.Should().BeEmpty();
        set.Rejected.Should().ContainSingle();
    }

    [Fact]
    public void A_statement_that_contradicts_itself_is_reported_and_ignored()
    {
        var statement = EvidenceStatement.FromResult(Some.Result(Outcome.Pass));
        var other = statement with { Subject = [new StatementSubject(Some.ModelPath, new SortedDictionary<string, string> { ["sha256"] = Some.DigestB.Hex })] };
        Store().Add(other);
        Store().Load().Rejected.Should().ContainSingle().Which.Reason.Should().Contain("subject");
    }

    [Fact]
    public void A_statement_in_another_spelling_is_reported_and_ignored()
    {
        var spaced = (byte[])[.. EvidenceCodec.Write(EvidenceStatement.FromResult(Some.Result(Outcome.Pass))), (byte)'\n'];
        File.WriteAllBytes(Path.Combine(folder, $"{Digest.OfBytes(spaced).Hex}.json"), spaced);
        Store().Load().Rejected.Should().ContainSingle().Which.Reason.Should().Contain("canonical");
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("outside").FullName;
        var id = new EvidenceStore(outside, EvidenceOrigin.NamedStore, Limits.Default).Add(EvidenceStatement.FromResult(Some.Result(Outcome.Pass)));
        File.CreateSymbolicLink(Path.Combine(folder, $"{id.Hex}.json"), Path.Combine(outside, $"{id.Hex}.json"));
        var set = Store().Load();
        Directory.Delete(outside, recursive: true);
        set.Items.Should().BeEmpty();
        set.Rejected.Should().ContainSingle().Which.Reason.Should().Contain("link");
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_read()
    {
        using (var file = File.Create(Path.Combine(folder, $"{new string('0', 64)}.json")))
        {
            file.SetLength(1L << 32);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Store().Load().Rejected.Should().ContainSingle().Which.Reason.Should().Contain("limit");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(4_000_000);
    }

    [Fact]
    public void A_store_that_does_not_exist_is_empty() =>
        new EvidenceStore(Path.Combine(folder, "none"), EvidenceOrigin.NamedStore, Limits.Default).Load().Should().BeSameAs(EvidenceSet.Empty);

    [Fact]
    public void Union_is_order_free_and_keeps_the_better_origin()
    {
        var result = Some.Result(Outcome.Pass);
        var mine = EvidenceSet.Of([Some.Stored(result)]);
        var theirs = EvidenceSet.Of([Some.Stored(result, EvidenceOrigin.AssessedTree)]);
        mine.Union(theirs).Items.Should().ContainSingle().Which.Origin.Should().Be(EvidenceOrigin.NamedStore);
        theirs.Union(mine).Items.Should().Equal(mine.Union(theirs).Items);
    }

    private EvidenceStore Store() => new(folder, EvidenceOrigin.NamedStore, Limits.Default);
}
