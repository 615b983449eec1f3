using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Tar;
using Proofmark.Formats.Zip;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>
/// A tar whose last large member is a zip archive (a NeMo model, a checkpoint that was packed) has that archive's end near its own, so that readers of zip find it.
/// It is no second reading as long as it is the very archive that the member is, which is judged as such.
/// </summary>
internal static class TarredZip
{
    /// <summary>True when the zip archive of a tar is one of its members, whole, with the same entries in the same places.</summary>
    public static bool IsMember(FileIdentity identity, Stream stream, Inspection inspection)
    {
        if (identity.Zip is not { Start: > 0, Complete: true } found
            || identity.Interpretations is not [{ Offset: 0 } tar, var zip]
            || tar.Format != ModelFormats.Tar
            || zip.Offset != found.Start)
        {
            return false;
        }

        var archive = TarReader.Read(stream, inspection.Limits, inspection.Cancellation);

        // In a checkpoint some members are read as pickles and never as archives.
        return archive.Members.All(static m => m.Name != TorchTarPart.Model)
            && archive.Members.FirstOrDefault(m => m.Kind == TarMemberKind.File && m.Unreadable is null && m.Data.Start == found.Start) is { } member
            && IsSame(found, ZipFile.Open(new SliceStream(stream, member.Data.Start, member.Data.Length), inspection.Limits));
    }

    private static bool IsSame(ZipFile found, ZipFile? member) =>
        member is { Start: 0, Complete: true }
        && member.Members.Count == found.Members.Count
        && member.Members.Zip(found.Members).All(pair => IsSame(pair.First, pair.Second, found.Start));

    private static bool IsSame(ZipMember inside, ZipMember outside, long shift) =>
        inside.Name == outside.Name
        && inside.Source == outside.Source
        && inside.Method == outside.Method
        && inside.Data.Start + shift == outside.Data.Start
        && inside.Data.Length == outside.Data.Length;
}
