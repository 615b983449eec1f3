using Proofmark.Core;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>Storages that are members of an archive.</summary>
internal sealed class ZipStorages : IStorageIndex
{
    private readonly string folder;
    private readonly Limits limits;
    private readonly Dictionary<string, List<ZipMember>> members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, StorageRange> found = new(StringComparer.Ordinal);

    public ZipStorages(ZipFile archive, string root, Limits limits)
    {
        this.limits = limits;
        folder = root + "/data/";

        // miniz, with which PyTorch reads archives, does not tell capital letters from small ones and ends names at a NUL.
        foreach (var member in archive.Members)
        {
            var name = member.Name.Split('\0')[0];
            if (!members.TryGetValue(name, out var same))
            {
                members[name] = same = [];
            }

            same.Add(member);
        }
    }

    public StorageRange? Find(string key, int elementSize, out string? refusal)
    {
        if (found.TryGetValue(key, out var range))
        {
            refusal = null;
            return range;
        }

        var member = Single(folder + key, out refusal);
        refusal ??= Unfit(member!);
        return refusal is null
            ? found[key] = new StorageRange(key, member!.Data, member.Size, member.Method == 0 ? null : member)
            : null;
    }

    /// <summary>Number of members of a name.</summary>
    public int Count(string name) => members.GetValueOrDefault(name)?.Count ?? 0;

    /// <summary>The one member of a name.</summary>
    public ZipMember? Single(string name, out string? refusal)
    {
        var same = members.GetValueOrDefault(name) ?? [];
        refusal = same switch
        {
            [] => $"the archive holds no {DisplayText.Quote(name)}",
            [{ Source: ZipMemberSource.CentralDirectory, LocalName: null, Unreadable: null, ClaimsEncryption: false } one] when one.Name == name => null,
            [{ Unreadable: { } reason }] => $"{DisplayText.Quote(name)} cannot be read: {reason}",
            [{ ClaimsEncryption: true }] => $"{DisplayText.Quote(name)} claims to be encrypted",
            _ => $"the headers of the archive contradict each other about {DisplayText.Quote(name)}, or it is there more than once: readers disagree which one counts",
        };
        return refusal is null ? same[0] : null;
    }

    private string? Unfit(ZipMember member)
    {
        var name = DisplayText.Quote(member.Name);
        return member switch
        {
            { Method: 0 } when member.Data.Length != member.Size => $"{name} has {member.Data.Length} bytes in the file where its header says {member.Size}",
            { Method: not 0 } when member.Size > limits.MaxBufferedMemberBytes => $"{name} is compressed and larger than the {limits.MaxBufferedMemberBytes} bytes that are unpacked",
            _ => null,
        };
    }
}
