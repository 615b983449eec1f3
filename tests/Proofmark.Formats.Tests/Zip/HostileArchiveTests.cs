using Proofmark.Tests;
using System.Buffers.Binary;
using Proofmark.Core;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Tests.Zip;

public sealed class HostileArchiveTests
{
    private static readonly byte[] Text = "the content of a member"u8.ToArray();

    private static readonly ZipForge.Member Plain = new("model/data.pkl", Text);

    [Fact]
    public void Honest_forgeries_have_no_anomaly()
    {
        var archive = Open(ZipForge.Make(Plain, new("b", Text) { Method = 8 }));
        archive.Anomalies.Should().BeEmpty();
        archive.Complete.Should().BeTrue();
    }

    [Fact]
    public void Another_name_in_the_local_header_is_deceptive()
    {
        var archive = Open(ZipForge.Make(Plain with { LocalName = "harmless.txt" }));
        ShouldHave(archive, "zip-local-name-differs", deceptive: true);
        archive.Members[0].LocalName.Should().Be("harmless.txt");
        ReadAll(archive, archive.Members[0]).Should().Equal(Text);
    }

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x0040)]
    [InlineData(0x2000)]
    public void Plain_content_with_an_encryption_flag_is_read_and_deceptive(ushort flag)
    {
        var archive = Open(ZipForge.Make(Plain with { Flags = flag }, new("packed", Text) { Method = 8, Flags = flag }));
        ShouldHave(archive, "zip-encryption-flag-false", deceptive: true);
        ReadAll(archive, archive.Members[0]).Should().Equal(Text);
        using var packed = archive.OpenMember(archive.Members[1])!;
        packed.Drain();
        packed.Anomalies.Should().Contain(one => one.Code == "zip-encryption-flag-false" && one.Deceptive);
        packed.Stopped.Should().BeNull();
    }

    [Fact]
    public void Really_encrypted_content_stays_unread()
    {
        var archive = Open(ZipForge.Make(Plain with { Flags = 1, Crc = 7, Size = 11 }));
        using var content = archive.OpenMember(archive.Members[0])!;
        content.Drain();
        content.Stopped.Should().Be("The content is encrypted.");
    }

    [Fact]
    public void Patch_data_flag_is_deceptive() => ShouldHave(Open(ZipForge.Make(Plain with { Flags = 0x20 })), "zip-flag-patched", deceptive: true);

    [Fact]
    public void An_unknown_method_is_unreadable()
    {
        var archive = Open(ZipForge.Make(Plain with { Method = 99 }));
        archive.Members[0].Unreadable.Should().Contain("99");
        archive.OpenMember(archive.Members[0]).Should().BeNull();
    }

    [Fact]
    public void A_local_header_with_another_method_makes_a_second_member()
    {
        var archive = Open(ZipForge.Make(Plain with { Method = 99, LocalMethod = 0 }));
        ShouldHave(archive, "zip-local-header-differs", deceptive: true);
        var local = archive.Members.Single(one => one.Source == ZipMemberSource.ContradictingLocalHeader);
        ReadAll(archive, local).Should().Equal(Text);
    }

    [Fact]
    public void A_wrong_checksum_is_told_and_the_content_is_given()
    {
        var archive = Open(ZipForge.Make(Plain with { Crc = 1 }));
        using var content = archive.OpenMember(archive.Members[0])!;
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        copy.ToArray().Should().Equal(Text);
        content.Anomalies.Should().ContainSingle().Which.Code.Should().Be("zip-crc-differs");
        content.CrcMatches.Should().BeFalse();
    }

    [Fact]
    public void Duplicates_with_other_content_are_deceptive_and_both_are_there()
    {
        var archive = Open(ZipForge.Make(Plain, Plain with { Content = [1, 2, 3] }));
        archive.Members.Should().HaveCount(2);
        ShouldHave(archive, "zip-duplicate-name", deceptive: true);
    }

    [Fact]
    public void Members_hidden_from_the_directory_are_found()
    {
        var archive = Open(ZipForge.Make(Plain, new("hidden", Text) { Listed = false }));
        ShouldHave(archive, "zip-member-not-listed", deceptive: true);
        var hidden = archive.Members.Single(one => one.Source == ZipMemberSource.Recovered);
        hidden.Name.Should().Be("hidden");
        ReadAll(archive, hidden).Should().Equal(Text);
        archive.Unclaimed.Should().ContainSingle();
    }

    [Fact]
    public void A_missing_directory_is_replaced_by_local_headers()
    {
        var whole = ZipForge.Make(Plain, new("second", Text) { Method = 8 });
        var cut = whole.AsSpan(0, whole.AsSpan().IndexOf("PK\u0001\u0002"u8)).ToArray();
        var archive = Open(cut);
        archive.Complete.Should().BeFalse();
        archive.Members.Select(one => one.Name).Should().Equal("model/data.pkl", "second");
        ReadAll(archive, archive.Members[1]).Should().Equal(Text);
    }

    [Fact]
    public void Overlapping_members_are_deceptive()
    {
        var archive = Open(ZipForge.Make(Plain, new("twin", Text) { Local = false, HeaderOffset = 0 }));
        ShouldHave(archive, "zip-members-overlap", deceptive: true);
    }

    [Fact]
    public void A_prefix_is_found_and_offsets_are_shifted()
    {
        var archive = Open(new ZipForge { Prefix = "something in front"u8.ToArray() }.Add(Plain).ToArray());
        archive.Start.Should().Be(18);
        ShouldHave(archive, "zip-prefix", deceptive: false);
        ReadAll(archive, archive.Members[0]).Should().Equal(Text);
        archive.Unclaimed.Should().ContainSingle().Which.Length.Should().Be(18);
    }

    [Fact]
    public void Trailing_data_is_told()
    {
        var archive = Open(new ZipForge { Trailing = [1, 2, 3] }.Add(Plain).ToArray());
        ShouldHave(archive, "zip-trailing-data", deceptive: false);
        archive.Members.Should().ContainSingle();
    }

    [Fact]
    public void An_archive_in_the_comment_is_read_too()
    {
        var inner = ZipForge.Make(new ZipForge.Member("in-comment", Text));
        var archive = Open(new ZipForge { Comment = inner }.Add(Plain).ToArray());
        ShouldHave(archive, "zip-two-directories", deceptive: true);
        archive.Members.Select(one => one.Name).Should().Contain(["in-comment", "model/data.pkl"]);
    }

    [Fact]
    public void An_archive_stored_as_a_member_is_no_second_directory()
    {
        var inner = ZipForge.Make(Plain);
        Open(ZipForge.Make(new ZipForge.Member("inner.zip", inner))).Anomalies.Should().BeEmpty();
    }

    [Fact]
    public void A_lie_about_the_count_is_deceptive_and_costs_nothing()
    {
        var bytes = new ZipForge { Entries = 60_000 }.Add(Plain).ToArray();
        ShouldHave(Open(bytes), "zip-entry-count-differs", deceptive: true);
        Hostile.Allocated(() => Open(bytes)).Should().BeLessThan(400_000);
    }

    [Fact]
    public void Zip64_lies_cost_nothing_and_are_deceptive()
    {
        var plain = ZipForge.Make(Plain);
        var end = plain.Length - 22;
        var record = new byte[76];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x06064b50);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), 1_000_000);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(40), ulong.MaxValue);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(48), ulong.MaxValue - 3);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(56), 0x07064b50);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(64), end);
        byte[] bytes = [.. plain.AsSpan(0, end), .. record, .. plain.AsSpan(end)];
        var archive = Open(bytes);
        ShouldHave(archive, "zip64-contradicts", deceptive: true);
        archive.Members.Should().ContainSingle();
        Hostile.Allocated(() => Open(bytes)).Should().BeLessThan(400_000);
    }

    [Fact]
    public void A_zip64_record_elsewhere_than_its_locator_says_is_deceptive()
    {
        var plain = ZipForge.Make(Plain);
        var end = plain.Length - 22;
        var near = Zip64Record(plain, end);
        var far = Zip64Record(plain, end);
        var locator = new byte[20];
        BinaryPrimitives.WriteUInt32LittleEndian(locator, 0x07064b50);
        BinaryPrimitives.WriteInt64LittleEndian(locator.AsSpan(8), end);
        ShouldHave(Open([.. plain.AsSpan(0, end), .. far, .. near, .. locator, .. plain.AsSpan(end)]), "zip64-two-end-records", deceptive: true);
    }

    [Theory]
    [InlineData("../../etc/passwd", "zip-name-traversal")]
    [InlineData("/etc/passwd", "zip-name-absolute")]
    [InlineData("C:/x", "zip-name-drive")]
    [InlineData("a\\b", "zip-name-backslash")]
    [InlineData("data.pkl\0.txt", "zip-name-nul")]
    public void Dangerous_names_are_told(string name, string code) =>
        Open(ZipForge.Make(new ZipForge.Member(name, Text))).Anomalies.Should().ContainSingle().Which.Code.Should().Be(code);

    [Fact]
    public void A_bomb_is_stopped_within_its_ratio()
    {
        var archive = Open(ZipForge.Make(new ZipForge.Member("bomb", new byte[64 * 1024 * 1024]) { Method = 8 }));
        using var content = archive.OpenMember(archive.Members[0])!;
        var buffer = new byte[64 * 1024];
        long unpacked = 0;
        var allocated = Hostile.Allocated(() =>
        {
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                unpacked += read;
            }
        });
        unpacked.Should().BeLessThan(20 * 1024 * 1024);
        allocated.Should().BeLessThan(100_000);
        content.Stopped.Should().Contain("bomb");
    }

    [Fact]
    public void All_members_share_one_budget()
    {
        var member = new ZipForge.Member("a", new byte[1000]) { Method = 8 };
        var archive = ZipFile.Open(new MemoryStream(ZipForge.Make(member, member with { Name = "b" })), new Limits { MaxUnpackedBytes = 1500 })!;
        ReadAll(archive, archive.Members[0]).Should().HaveCount(1000);
        using var second = archive.OpenMember(archive.Members[1])!;
        second.Drain();
        second.Stopped.Should().NotBeNull();
    }

    [Fact]
    public void Packed_bytes_behind_the_end_of_deflate_are_deceptive()
    {
        byte[] packed = [.. ZipForge.Deflate(Text), .. "hidden"u8];
        var bytes = ZipForge.Make(new ZipForge.Member("a", packed) { Crc = Checksum.Of(Text), Size = (uint)Text.Length, Method = 0 });
        Patch(bytes, "PK\u0003\u0004"u8, 8, 8);
        Patch(bytes, "PK\u0001\u0002"u8, 10, 8);
        var archive = Open(bytes);
        using var content = archive.OpenMember(archive.Members[0])!;
        content.Drain();
        content.Anomalies.Should().ContainSingle().Which.Code.Should().Be("zip-data-after-deflate");
    }

    [Fact]
    public void A_prefix_longer_than_may_be_searched_is_incomplete()
    {
        var bytes = new ZipForge { Prefix = new byte[500] }.Add(Plain).ToArray();
        var archive = ZipFile.Open(new MemoryStream(bytes), new Limits { MaxUnclaimedBytes = 499 })!;
        archive.Complete.Should().BeFalse();
        archive.Members.Should().ContainSingle();
        archive.Unclaimed.Should().ContainSingle();
    }

    [Fact]
    public void More_members_than_the_limit_are_incomplete()
    {
        var archive = ZipFile.Open(new MemoryStream(ZipForge.Make(Plain, new("b", Text), new("c", Text))), new Limits { MaxArchiveEntries = 2 })!;
        archive.Members.Should().HaveCount(2);
        archive.Complete.Should().BeFalse();
    }

    [Fact]
    public void Nothing_throws() => Hostile.NeverThrows(
        new ZipForge { Prefix = [1], Comment = [2], Trailing = [3] }.Add(Plain with { Flags = 8 }, new("b", Text) { Method = 8 }, new("c", Text) { Listed = false }).ToArray(),
        static stream =>
        {
            if (ZipFile.Open(stream, Limits.Default) is { } archive)
            {
                foreach (var member in archive.Members)
                {
                    archive.OpenMember(member)?.Drain();
                }
            }
        });

    private static byte[] Zip64Record(byte[] plain, int end)
    {
        var record = new byte[56];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x06064b50);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), 1);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), BinaryPrimitives.ReadUInt32LittleEndian(plain.AsSpan(end + 12)));
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(48), BinaryPrimitives.ReadUInt32LittleEndian(plain.AsSpan(end + 16)));
        return record;
    }

    private static void Patch(byte[] bytes, ReadOnlySpan<byte> signature, int offset, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(bytes.AsSpan().IndexOf(signature) + offset), value);

    private static ZipFile Open(byte[] bytes) => ZipFile.Open(new MemoryStream(bytes), Limits.Default)!;

    private static byte[] ReadAll(ZipFile archive, ZipMember member)
    {
        using var content = archive.OpenMember(member)!;
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private static void ShouldHave(ZipFile archive, string code, bool deceptive) =>
        archive.Anomalies.Should().Contain(one => one.Code == code && one.Deceptive == deceptive);
}
