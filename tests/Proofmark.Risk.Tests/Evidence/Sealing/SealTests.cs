using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Proofmark.Core;
using Proofmark.Risk.Evidence.Sealing;

namespace Proofmark.Risk.Tests.Evidence.Sealing;

public sealed class SealTests
{
    private static readonly Digest A = Digest.OfBytes("a"u8);
    private static readonly Digest B = Digest.OfBytes("b"u8);
    private static readonly Digest C = Digest.OfBytes("c"u8);

    [Fact]
    public void The_root_is_that_of_rfc_6962_over_sorted_ids()
    {
        Digest[] sorted = [.. new[] { A, B, C }.OrderBy(d => d.Hex, StringComparer.Ordinal)];
        var leaves = sorted.Select(d => SHA256.HashData([0, .. Convert.FromHexString(d.Hex)])).ToArray();
        var left = SHA256.HashData([1, .. leaves[0], .. leaves[1]]);

        EvidenceSeal.Of([C, A, B, A], [], Some.Now).Root.Hex.Should().Be(Convert.ToHexStringLower(SHA256.HashData([1, .. left, .. leaves[2]])));
    }

    [Fact]
    public void What_is_written_reads_back() => Gen.Byte.Array.List[0, 40].Sample(contents =>
    {
        var seal = EvidenceSeal.Of(contents.Select(c => Digest.OfBytes(c)), [A], Some.Now);
        var read = SealCodec.Read("seal", SealCodec.Write(seal), Limits.Default, out var problem);
        problem.Should().BeNull();
        read!.Entries.Should().Equal(seal.Entries);
        read.Previous.Should().Equal(seal.Previous);
        read.Root.Should().Be(seal.Root);
        read.Time.Should().Be(seal.Time);
    }, iter: 50);

    [Theory]
    [InlineData("count", "2")]
    [InlineData("entries", "[]")]
    [InlineData("entries", "null")]
    [InlineData("entries", "{}")]
    [InlineData("entries", "[\"AB\"]")]
    [InlineData("previous", "[\"00\"]")]
    [InlineData("time", "\"yesterday\"")]
    [InlineData("time", "\"2026-06-01T12:00:00+02:00\"")]
    [InlineData("extra", "1")]
    public void A_seal_that_contradicts_itself_is_none(string field, string value)
    {
        var json = JsonNode.Parse(SealCodec.Write(EvidenceSeal.Of([A], [], Some.Now)))!;
        json["predicate"]![field] = JsonNode.Parse(value);

        SealCodec.Read("seal", Encoding.UTF8.GetBytes(json.ToJsonString()), Limits.Default, out var problem).Should().BeNull();
        problem.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void Entries_in_another_order_or_twice_are_no_seal()
    {
        var json = Encoding.UTF8.GetString(SealCodec.Write(EvidenceSeal.Of([A, B], [], Some.Now)));
        Digest[] sorted = [.. new[] { A, B }.OrderBy(d => d.Hex, StringComparer.Ordinal)];
        var swapped = json.Replace($"\"{sorted[0].Hex}\",\"{sorted[1].Hex}\"", $"\"{sorted[1].Hex}\",\"{sorted[0].Hex}\"", StringComparison.Ordinal);
        var twice = json.Replace($"\"{sorted[0].Hex}\",", $"\"{sorted[0].Hex}\",\"{sorted[0].Hex}\",", StringComparison.Ordinal);

        foreach (var text in new[] { swapped, twice, json + " " })
        {
            text.Should().NotBe(json);
            SealCodec.Read("seal", Encoding.UTF8.GetBytes(text), Limits.Default, out _).Should().BeNull();
        }
    }

    [Fact]
    public void Arbitrary_bytes_are_no_seal() => Gen.Byte.Array[0, 200].Sample(bytes => SealCodec.Read("seal", bytes, Limits.Default, out _).Should().BeNull(), iter: 500);

    [Fact]
    public void Everything_that_was_sealed_must_be_there()
    {
        var first = Seal([A, B]);

        Judge([A, B, C], [first]).Outcome.Should().Be(Outcome.Pass);
        Judge([A], [first]).Should().Match<CheckResult>(r => r.Outcome == Outcome.Fail && r.ReasonCodes[0] == "statement-missing" && r.Findings[0].Message.Contains(B.Hex));
        Judge([A, B], []).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void Seals_form_a_chain()
    {
        var first = Seal([A]);
        var second = Seal([A, B], [first.Id], 1);

        Judge([A, B], [first, second]).Outcome.Should().Be(Outcome.Pass);
        Judge([A, B], [second]).ReasonCodes.Should().Equal("seal-gap");
        Judge([A, B], [first, Seal([A, B], [first.Id], -1)]).ReasonCodes.Should().Equal("seal-order");
        Judge([A], [Seal([A], [], 48)]).ReasonCodes.Should().Equal("seal-in-future");
    }

    [Fact]
    public void A_seal_kept_elsewhere_shows_that_the_end_was_cut_off()
    {
        var first = Seal([A]);
        var second = Seal([A, B], [first.Id], 1);

        Judge([A], [first]).Outcome.Should().Be(Outcome.Pass, "the store alone cannot tell");
        Judge([A], [first], second).ReasonCodes.Should().Equal("seal-cut-off", "statement-missing");
        Judge([A, B], [first, second], second).Outcome.Should().Be(Outcome.Pass);
        Judge([], [], second).Outcome.Should().Be(Outcome.Fail);
    }

    [Fact]
    public void A_later_seal_does_not_excuse_what_an_earlier_one_sealed()
    {
        var first = Seal([A, B]);

        Judge([A], [first, Seal([A], [first.Id], 1)]).ReasonCodes.Should().Equal("statement-missing");
    }

    private static CheckResult Judge(IReadOnlyCollection<Digest> present, IReadOnlyList<TrustedSeal> seals, TrustedSeal? known = null) =>
        SealJudge.Judge("store", present, seals, known, Some.Now.AddHours(24));

    private static TrustedSeal Seal(IEnumerable<Digest> entries, IEnumerable<Digest>? previous = null, int hours = 0)
    {
        var seal = EvidenceSeal.Of(entries, previous ?? [], Some.Now.AddHours(hours));
        return new TrustedSeal(Digest.OfBytes(SealCodec.Write(seal)), seal, "Audit");
    }
}
