using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Lineage.Graph;

/// <summary>
/// The steps that an artifact came through, joined by digests. A folder and its files are joined where a record lists them; names join nothing, they only tell what a digest should have been.
/// </summary>
internal sealed class LineageGraph
{
    private readonly Dictionary<Digest, List<LineageStep>> producers = [];
    private readonly Dictionary<Digest, HashSet<Digest>> folders = [];
    private readonly Dictionary<Digest, HashSet<Digest>> files = [];
    private readonly Dictionary<string, List<LineageStep>> makersByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> depths = new(StringComparer.Ordinal);

    public LineageGraph(LineageEvidence evidence, ArtifactReference target)
    {
        Target = target;
        All = [.. evidence.Steps.DistinctBy(static step => step.Id, StringComparer.Ordinal)];
        foreach (var artifact in All.SelectMany(static s => s.Materials.Concat(s.Products)).Concat(evidence.Releases.Select(static r => r.Artifact)).Append(target))
        {
            Contain(artifact);
        }

        foreach (var step in All)
        {
            foreach (var product in step.Products)
            {
                Index(step, product);
            }
        }

        Steps = Ancestors();
    }

    /// <summary>What is traced.</summary>
    public ArtifactReference Target { get; }

    /// <summary>Every step of the evidence.</summary>
    public IReadOnlyList<LineageStep> All { get; }

    /// <summary>The steps that the target came through, nearest first.</summary>
    public IReadOnlyList<LineageStep> Steps { get; }

    /// <summary>The steps that made these bytes, as a whole or as a part of a folder.</summary>
    public IReadOnlyList<LineageStep> ProducersOf(Digest digest)
    {
        var exact = producers.GetValueOrDefault(digest, []);
        return exact.Count > 0 ? exact : [.. folders.GetValueOrDefault(digest, []).SelectMany(folder => producers.GetValueOrDefault(folder, [])).DistinctBy(static step => step.Id, StringComparer.Ordinal)];
    }

    /// <summary>The steps that made the files of a folder, where no step made the folder.</summary>
    public IReadOnlyList<LineageStep> ProducersOfFiles(Digest folder) =>
        [.. files.GetValueOrDefault(folder, []).SelectMany(ProducersOf).DistinctBy(static step => step.Id, StringComparer.Ordinal)];

    /// <summary>Steps that made something of this name.</summary>
    public IReadOnlyList<LineageStep> MakersOf(string name) => name.Length == 0 ? [] : makersByName.GetValueOrDefault(name, []);

    /// <summary>The steps whose products a step took.</summary>
    public IEnumerable<(LineageStep Producer, ArtifactReference Material)> Feeding(LineageStep step) =>
        step.Materials.SelectMany(material => Origins(material).Where(producer => producer.Id != step.Id).Select(producer => (producer, material)));

    /// <summary>The steps that made an artifact: by its digest, else by those of its files, else by its name.</summary>
    public IReadOnlyList<LineageStep> Origins(ArtifactReference artifact)
    {
        if (artifact.Digest is not { } digest)
        {
            return MakersOf(artifact.Name);
        }

        var made = ProducersOf(digest);
        return made.Count > 0 ? made : ProducersOfFiles(digest);
    }

    private void Contain(ArtifactReference folder)
    {
        if (folder.Digest is not { } root || !IsRootOver(root, folder.Files))
        {
            return;
        }

        foreach (var digest in folder.Files.Select(static file => file.Digest).OfType<Digest>())
        {
            Set(files, root).Add(digest);
            Set(folders, digest).Add(root);
        }
    }

    // Anybody can write a list of files under a digest that somebody else made; it counts only where it gives that digest.
    private static bool IsRootOver(Digest root, IReadOnlyList<ArtifactReference> files) =>
        files.Count > 0 && files.All(static file => file.Digest is { Algorithm: Digest.Sha256 }) && Manifest.RootOver(files.Select(static file => (ReadOnlyMemory<byte>)Convert.FromHexString(file.Digest!.Hex))) == root;

    private static HashSet<Digest> Set(Dictionary<Digest, HashSet<Digest>> sets, Digest key)
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets[key] = set = [];
        }

        return set;
    }

    private void Index(LineageStep step, ArtifactReference product)
    {
        if (product.Digest is { } digest)
        {
            Add(producers, digest, step);
        }

        if (product.Name.Length > 0)
        {
            Add(makersByName, product.Name, step);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<LineageStep>> lists, TKey key, LineageStep step)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        // Products of one step come one after the other.
        if (list.Count == 0 || !ReferenceEquals(list[^1], step))
        {
            list.Add(step);
        }
    }

    /// <summary>How many steps lie between this one and the target, on the shortest way.</summary>
    public int LaterSteps(LineageStep step) => depths.GetValueOrDefault(step.Id);

    private List<LineageStep> Ancestors()
    {
        var found = new List<LineageStep>();
        var waiting = new Queue<(LineageStep Step, int Depth)>(Origins(Target).Select(static step => (step, 0)));
        while (waiting.TryDequeue(out var next))
        {
            if (!depths.TryAdd(next.Step.Id, next.Depth))
            {
                continue;
            }

            found.Add(next.Step);
            foreach (var (producer, _) in Feeding(next.Step))
            {
                waiting.Enqueue((producer, next.Depth + 1));
            }
        }

        return found;
    }
}
