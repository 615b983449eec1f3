using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests;

namespace Proofmark.Scanning.Tests.Checks;

/// <summary>Zip archives that are found from the end of a tar.</summary>
public sealed class TarredZipTests
{
    private const int Block = 512;

    private static readonly byte[] Checkpoint = Archives.Torch(Pickles.Data);

    [Fact]
    public void APackedCheckpointIsJudgedOnce()
    {
        var result = Scans.File("m.nemo.tar", new TarForge().Add("notes.txt", "words"u8.ToArray()).Add("weights.ckpt", Checkpoint).ToArray());

        result.Outcome.Should().Be(Outcome.Pass);
        result.Findings.Should().BeEmpty();
    }

    [Fact]
    public void ItsPayloadIsFound() =>
        Scans.File("m.tar", new TarForge().Add("weights.ckpt", Archives.Torch(Pickles.Call("os", "system"))).ToArray()).ReasonCodes.Should().Contain("malicious");

    [Fact]
    public void AnArchiveThatSpansTwoMembersIsASecondReading()
    {
        var padding = new byte[Block - 31];
        var whole = new ZipForge { DirectoryOffset = 2 * Block }.Add(new ZipForge.Member("a", padding)).ToArray();

        Polyglot(new TarForge().Add("a", whole[..Block]).Add("b", whole[Block..]).ToArray());
    }

    [Fact]
    public void AnArchiveBehindTheEndOfTheTarIsASecondReading() => Polyglot([.. new TarForge().Add("a", Pickles.Data).ToArray(), .. Checkpoint]);

    [Fact]
    public void AnArchiveInAPartOfACheckpointIsASecondReading() =>
        Scans.File("m.tar", new TarForge().Add("pickle", Checkpoint).ToArray()).Outcome.Should().NotBe(Outcome.Pass);

    private static void Polyglot(byte[] bytes) => Scans.File("m.tar", bytes).Findings.Should().Contain(f => f.RuleId == "file.polyglot");
}
