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
        if (content.Place.Member is not null)
        {
            inspection.Unpacking.TakeContainer();
        }

        var archive = TarReader.Read(content.Stream, inspection.Limits, inspection.Cancellation);
        AnomalyFindings.Add(inspection, content.Place, archive.Anomalies, ScanRules.TarDeception, ScanRules.TarIrregularity);
        foreach (var part in archive.Unread)
        {
            inspection.AddUnread(content.Place.At(part.Range.Start), ScanCodes.NotFullyRead, $"{part.Reason} ({part.Range.Length} bytes)");
        }

        foreach (var part in archive.Unread.Take(StrayBytes.MostRanges))
        {
            StrayBytes.Judge(content.Stream, part.Range.Start, part.Range.Length, content.Place, inspection);
        }

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
        if (place.Depth > inspection.Limits.MaxContainerDepth)
        {
            inspection.AddUnread(place.At(), ScanCodes.ContainerTooDeep, $"containers nested deeper than {inspection.Limits.MaxContainerDepth} are not opened");
            return;
        }

        if (content.Place.Member is not null && inspection.Unpacking.HasManyContainers)
        {
            inspection.AddUnread(place.At(), ScanCodes.ContainerTooDeep, $"more than {inspection.Limits.MaxNestedContainers} archives inside archives are not opened");
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
