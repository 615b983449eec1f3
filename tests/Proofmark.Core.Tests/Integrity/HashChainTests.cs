using System.Text;
using CsCheck;
using Proofmark.Core.Integrity;

namespace Proofmark.Core.Tests.Integrity;

public sealed class HashChainTests
{
    [Fact]
    public void The_construction_is_the_documented_one()
    {
        // printf 'proofmark.hash-chain.v1\0' and 32 zero bytes and 'a', through sha256sum; then with that digest and 'b'.
        var chain = new HashChain();

        chain.Append("a"u8).Digest.Hex.Should().Be("5fa18fb44880b44e17855b51fcfd10ee430d8151c01d9b3969fb37864f7ccd9c");
        chain.Append("b"u8).Digest.Hex.Should().Be("05201be22b2fe31b38aeeedc47fa8384f8e129084a6e8e3a16c1c6429b82bbb4");
        chain.Count.Should().Be(2);
    }

    [Fact]
    public void An_intact_chain_verifies_also_against_earlier_heads()
    {
        var (entries, heads) = Make("a", "b", "c");

        HashChain.Verify(entries).Should().Be(new HashChainVerification(true, null, ""));
        heads.Should().AllSatisfy(head => HashChain.Verify(entries, head).IsIntact.Should().BeTrue());
        HashChain.Verify([], HashChain.Genesis).IsIntact.Should().BeTrue();
    }

    [Fact]
    public void The_first_broken_link_is_named()
    {
        var (entries, _) = Make("a", "b", "c", "d");

        HashChain.Verify([entries[0], entries[1] with { Content = "x"u8.ToArray() }, .. entries[2..]]).Should()
            .BeEquivalentTo(new { IsIntact = false, FirstBroken = 1L, Reason = "entry 1 does not have the content that its digest names" });
        HashChain.Verify([entries[0], entries[2], entries[1], entries[3]]).FirstBroken.Should().Be(1);
        HashChain.Verify(entries[1..]).FirstBroken.Should().Be(0);
        HashChain.Verify([entries[0], entries[0], .. entries[1..]]).FirstBroken.Should().Be(1);
    }

    [Fact]
    public void A_rewritten_tail_is_seen_only_against_a_known_head()
    {
        var (entries, heads) = Make("a", "b", "c");
        var (rewritten, _) = Make("a", "x", "c");

        HashChain.Verify(entries[..2]).IsIntact.Should().BeTrue("a cut end leaves no trace in the chain itself");
        HashChain.Verify(entries[..2], heads[2]).Should().BeEquivalentTo(new { IsIntact = false, FirstBroken = 2L });
        HashChain.Verify(rewritten).IsIntact.Should().BeTrue();
        HashChain.Verify(rewritten, heads[1]).IsIntact.Should().BeFalse();
    }

    [Fact]
    public void Any_change_of_a_byte_is_seen() =>
        Gen.Select(Gen.String[1, 10].Array[1, 6], Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((texts, which, where) =>
        {
            var (entries, _) = Make(texts);
            var index = which % entries.Length;
            var content = entries[index].Content.ToArray();
            content[where % content.Length] ^= 1;
            entries[index] = entries[index] with { Content = content };
            HashChain.Verify(entries).FirstBroken.Should().Be(index);
        });

    private static (HashChainEntry[] Entries, Digest[] Heads) Make(params string[] texts)
    {
        var chain = new HashChain();
        var entries = texts.Select(Encoding.UTF8.GetBytes).Select(bytes => new HashChainEntry(chain.Append(bytes), bytes)).ToArray();
        return (entries, [.. entries.Select(e => e.Link.Digest)]);
    }
}
