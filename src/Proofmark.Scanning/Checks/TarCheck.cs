using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Tar;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Judges tar archives: every member on its own; in the archives of <c>torch.save</c> before 0.1.10 as PyTorch reads it.</summary>
internal sealed class TarCheck : IFormatCheck
{
    /// <inheritdoc/>
    public IReadOnlyList<ModelFormat> Formats { get; } = [ModelFormats.Tar, ModelFormats.TorchTar];

    /// <inheritdoc/>
    public void Inspect(Content content, Inspection inspection)
    {
        Nesting.Enter(content.Place, inspection);
        var archive = TarReader.Read(content.Stream, inspection.Limits, inspection.Cancellation);
        AnomalyFindings.Add(inspection, content.Place, archive.Anomalies, ScanRules.TarDeception, ScanRules.TarIrregularity);
        foreach (var part in archive.Unread)
        {
            inspection.AddUnread(content.Place.At(part.Range.Start), ScanCodes.NotFullyRead, $"{part.Reason} ({part.Range.Length} bytes)");
        }

        StrayBytes.Judge(content, archive.Unread.Select(static part => part.Range), inspection);

        // PyTorch tries every tar, and asks for its members by name wherever they stand.
        var isTorch = archive.Members.Any(member => member.Name == TorchTarPart.Model);
        foreach (var member in archive.Members)
        {
            InspectMember(content, member, isTorch ? TorchTarPart.Of(member.Name) : null, inspection);
        }
    }

    private static void InspectMember(Content content, TarMember member, TorchTarPart? part, Inspection inspection)
    {
        var place = content.Place.Inside(member.Name);
        if (Nesting.Refuses(content.Place, place, inspection))
        {
            return;
        }

        UnjudgedMembers.Report(member.Name, place, inspection);
        if (member.Unreadable is { } reason)
        {
            inspection.AddUnread(place.At(), ScanCodes.MemberUnreadable, reason);
            return;
        }

        // Only files have content; where others declare some, the reader has said so.
        if (member.Kind != TarMemberKind.File)
        {
            if (part is not null)
            {
                inspection.AddUnread(place.At(), ScanCodes.MemberUnreadable, "a part of the checkpoint is no file: its loader follows links to other members");
            }

            return;
        }

        var data = new SliceStream(content.Stream, member.Data.Start, member.Data.Length);
        if (part is not null)
        {
            part.Judge(data, place, inspection);
        }
        else
        {
            ContentInspector.Inspect(data, member.Name, place, inspection);
        }
    }
}
