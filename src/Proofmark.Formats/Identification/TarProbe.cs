using Proofmark.Formats.Tar;

namespace Proofmark.Formats.Identification;

/// <summary>Tells tar archives by the checksum of their first header, which old ones without <c>ustar</c> have too.</summary>
internal static class TarProbe
{
    private const int MaxMembers = 32;

    public static Interpretation? Examine(FileHead head)
    {
        if (!TarHeader.HasChecksum(head.Window.Get(0, TarHeader.Block)))
        {
            return null;
        }

        return IsTorch(head)
            ? new Interpretation(ModelFormats.TorchTar, 0, "tar with the members of early PyTorch files")
            : new Interpretation(ModelFormats.Tar, 0, "tar header with a valid checksum");
    }

    private static bool IsTorch(FileHead head)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        long at = 0;
        for (var i = 0; i < MaxMembers; i++)
        {
            var block = head.Window.Get(at, TarHeader.Block);
            if (!TarHeader.HasChecksum(block) || TarHeader.Read(block) is not { } header || header.Size > head.Length - at)
            {
                break;
            }

            names.Add(header.Name);
            at += TarHeader.Block + ((header.Size + TarHeader.Block - 1) / TarHeader.Block * TarHeader.Block);
        }

        return names.Contains("pickle") && (names.Contains("sys_info") || names.Contains("storages") || names.Contains("tensors"));
    }
}
