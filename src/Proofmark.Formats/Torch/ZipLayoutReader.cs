using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Torch;

/// <summary>Sorts the members of an archive by what PyTorch does with them.</summary>
internal sealed class ZipLayoutReader(ZipFile archive)
{
    private const string Marker = "/data.pkl";

    private readonly AnomalyLog anomalies = new();
    private readonly List<ZipMember> pickles = [];
    private readonly List<ZipMember> code = [];
    private readonly List<ZipMember> storages = [];
    private readonly List<ZipMember> others = [];
    private bool script;

    public TorchZipLayout? Read()
    {
        var roots = archive.Members.Select(RootOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (roots.Count == 0)
        {
            return null;
        }

        if (roots.Count > 1)
        {
            anomalies.Add("torch-several-roots", "The archive holds more than one data.pkl folder: readers disagree which one is the model.", 0, deceptive: true);
        }

        foreach (var member in archive.Members)
        {
            Sort(member, roots);
        }

        CheckDuplicates();
        return new TorchZipLayout
        {
            Root = roots[0],
            IsTorchScript = script,
            Pickles = pickles,
            Code = code,
            Storages = storages,
            Others = others,
            Anomalies = anomalies.ToList(),
        };
    }

    /// <summary>The name as readers see it that end it at a NUL.</summary>
    private static string NameOf(ZipMember member)
    {
        var nul = member.Name.IndexOf('\0', StringComparison.Ordinal);
        return nul < 0 ? member.Name : member.Name[..nul];
    }

    private static string? RootOf(ZipMember member)
    {
        var name = NameOf(member);
        return name.EndsWith(Marker, StringComparison.Ordinal) && name.IndexOf('/', StringComparison.Ordinal) == name.Length - Marker.Length
            ? name[..^Marker.Length]
            : null;
    }

    private void Sort(ZipMember member, List<string> roots)
    {
        var name = NameOf(member);
        var root = roots.Find(one => name.StartsWith(one + "/", StringComparison.Ordinal));
        var path = root is null ? name : name[(root.Length + 1)..];
        script |= path == "constants.pkl" || path.StartsWith("code/", StringComparison.Ordinal);
        if (path.EndsWith(".pkl", StringComparison.Ordinal) || path.EndsWith(".debug_pkl", StringComparison.Ordinal))
        {
            pickles.Add(member);
        }
        else if (path.StartsWith("code/", StringComparison.Ordinal))
        {
            code.Add(member);
        }
        else if (path.StartsWith("data/", StringComparison.Ordinal) || path.StartsWith("constants/", StringComparison.Ordinal))
        {
            storages.Add(member);
        }
        else if (path is not ("version" or "byteorder" or ".data/serialization_id" or ".format_version" or ".storage_alignment"))
        {
            others.Add(member);
        }
    }

    private void CheckDuplicates()
    {
        foreach (var group in pickles.Where(static one => one.Source == ZipMemberSource.CentralDirectory).GroupBy(NameOf, StringComparer.Ordinal))
        {
            if (group.Skip(1).Any())
            {
                anomalies.Add("torch-duplicate-pickle", $"{DisplayText.Quote(group.Key)} is there more than once: readers take the first or the last.", group.First().HeaderOffset, deceptive: true, group.Key);
            }
        }
    }
}
