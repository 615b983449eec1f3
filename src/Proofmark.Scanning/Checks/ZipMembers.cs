using Proofmark.Formats.Identification;
using Proofmark.Formats.Zip;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>What all checks of zip archives share.</summary>
internal static class ZipMembers
{
    // Stored members up to this size are read whole, so that their checksum is checked; larger ones are read in place.
    private const long ReadWhole = 16 * 1024 * 1024;

    /// <summary>The archive of some content, its irregularities reported; null when it cannot be read at all, which is reported too.</summary>
    public static ZipFile? Open(Content content, Inspection inspection)
    {
        Nesting.Enter(content.Place, inspection);
        var zip = content.Identity.Zip ?? ZipFile.Open(content.Stream, inspection.Limits);
        if (zip is null)
        {
            inspection.AddUnread(content.Place.At(), ScanCodes.Malformed, "the archive has no readable directory");
            return null;
        }

        AnomalyFindings.Add(inspection, content.Place, zip.Anomalies, ScanRules.ZipDeception, ScanRules.ZipIrregularity);
        if (!zip.Complete)
        {
            inspection.AddUnread(content.Place.At(), ScanCodes.NotFullyRead, zip.Stopped ?? "the archive was not fully read");
        }

        // Bytes that belong to nothing may be the data of a member that is declared empty.
        foreach (var range in zip.Unclaimed)
        {
            inspection.AddUnread(content.Place.At(range.Start), ScanCodes.NotFullyRead, $"{range.Length} bytes of the archive belong to no member and no header");
        }

        StrayBytes.Judge(content, zip.Unclaimed, inspection);
        return zip;
    }

    /// <summary>Judges one member; <paramref name="also"/> as in <see cref="ContentInspector.Inspect"/>.</summary>
    public static void Inspect(ZipFile zip, ZipMember member, Place archive, Inspection inspection, ModelFormat? also = null)
    {
        if (member.IsDirectory)
        {
            return;
        }

        var place = archive.Inside(member.Name);
        if (Nesting.Refuses(archive, place, inspection))
        {
            return;
        }

        UnjudgedMembers.Report(member.Name, place, inspection);
        using var stream = zip.OpenMember(member);
        if (stream is null)
        {
            inspection.AddUnread(place.At(), ScanCodes.MemberUnreadable, member.Unreadable ?? "the member cannot be read");
            return;
        }

        if (stream.CanSeek && member.Data.Length > ReadWhole)
        {
            ContentInspector.Inspect(stream, member.Name, place, inspection, also);
        }
        else
        {
            InspectBuffered(stream, member.Name, place, inspection, also);
        }

        AnomalyFindings.Add(inspection, archive, stream.Anomalies, ScanRules.ZipDeception, ScanRules.ZipIrregularity);
        if (stream.Stopped is { } reason)
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, reason);
        }
    }

    private static void InspectBuffered(ZipMemberStream stream, string name, Place place, Inspection inspection, ModelFormat? also)
    {
        using var unpacked = new UnpackedStream();
        if (unpacked.Fill(stream, inspection.Limits.MaxBufferedMemberBytes, inspection.Cancellation))
        {
            inspection.AddUnread(
                place.At(unpacked.Length), ScanCodes.MemberTooLarge, $"only the first {unpacked.Length} bytes of the compressed member were unpacked");
        }

        ContentInspector.Inspect(unpacked, name, place, inspection, also);
    }
}
