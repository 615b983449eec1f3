using Proofmark.App.Signatures;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Ingest;
using Proofmark.Provenance.Lineage.Reading;
using Proofmark.Provenance.Lineage.Tracing;
using Proofmark.Provenance.Lineage.Windows;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.App.Lineage;

/// <summary>What is traced, and by what.</summary>
/// <param name="Model">The model as the user named it: a folder, a file, or <c>sha256:HEX</c>.</param>
/// <param name="Evidence">Files and folders with records.</param>
/// <param name="Trust">Who is trusted to sign what.</param>
/// <param name="Rules">From where on a gap is an open window.</param>
/// <param name="AsOf">The moment of the trace.</param>
/// <param name="Limits">Bounds.</param>
public sealed record TraceRequest(string Model, IReadOnlyList<string> Evidence, TrustPolicy Trust, WindowRules Rules, DateTimeOffset AsOf, Limits Limits);

/// <summary>A trace with its conclusions.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Checks">The conclusions: one about contradictions, one for each class of window.</param>
public sealed record TraceReport(Trace Trace, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The worst conclusion: a contradiction fails, an open window leaves the origin not established.</summary>
    public Outcome Outcome => Checks.Any(static c => c.Outcome == Outcome.Fail) ? Outcome.Fail : Checks.All(static c => c.Outcome == Outcome.Pass) ? Outcome.Pass : Outcome.NotEstablished;
}

/// <summary>Traces a model: reads the evidence, hashes the model, and judges.</summary>
public static class TraceUseCase
{
    private const int MostRecords = 50_000;

    /// <summary>Traces a model.</summary>
    /// <param name="request">What.</param>
    /// <param name="progress">Told the bytes hashed since it was last told; called by several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The model or the evidence cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The model or the evidence may not be read.</exception>
    public static TraceReport Run(TraceRequest request, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = new EvidenceReader(request.Trust, new FixedTime(request.AsOf), request.Limits);
        var records = new List<string>();
        foreach (var file in Records(request))
        {
            cancellation.ThrowIfCancellationRequested();
            Add(reader, file, request.Limits);
            records.Add(file);
        }

        var isDigest = Digest.TryParse(request.Model, out var digest);
        var evidence = WithFacts(reader.Evidence, request, isDigest, cancellation);
        var (target, releases) = isDigest ? (new ArtifactReference(request.Model, digest), evidence.Releases) : Read(request, evidence, records, progress, cancellation);
        var trace = Tracer.Run(target, !isDigest, evidence with { Releases = releases }, request.Rules, request.AsOf);
        return new TraceReport(trace, TraceChecks.Of(trace, request.AsOf));
    }

    // What lies in the model is said of the model; what was handed over as evidence is said of whatever it names.
    private static LineageEvidence WithFacts(LineageEvidence evidence, TraceRequest request, bool isDigest, CancellationToken cancellation)
    {
        var known = evidence.Documents.Select(static d => d.Path).ToHashSet(StringComparer.Ordinal);
        var places = request.Evidence.Where(place => place != request.Model && !known.Contains(place)).Concat(isDigest ? [] : [request.Model]);
        var readings = places.Select(place => FactReader.Read(place, request.Limits, cancellation)).ToList();
        return evidence with
        {
            Facts = [.. readings.SelectMany(static r => r.Facts)],
            Documents = [.. evidence.Documents, .. readings.SelectMany(static r => r.Documents)],
        };
    }

    private static List<string> Records(TraceRequest request)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false, MaxRecursionDepth = request.Limits.MaxFolderDepth };
        foreach (var place in request.Evidence)
        {
            found.UnionWith(Directory.Exists(place) ? Directory.EnumerateFiles(place, "*", options).Where(IsRecord) : [place]);
        }

        return found.Count <= MostRecords ? [.. found] : throw new IOException($"there are {found.Count} records; at most {MostRecords} are read");
    }

    private static bool IsRecord(string path) => Path.GetExtension(path) is ".json" or ".link" or ".sig" or ".sigstore" or ".intoto" or ".dsse";

    // A pipe has no length, and reading it would wait for ever.
    private static void Add(EvidenceReader reader, string file, Limits limits)
    {
        var length = new FileInfo(file).Length;
        if (length == 0 || length > limits.MaxReportBytes)
        {
            reader.AddUnread(file, length == 0 ? "it is empty" : "it is too long");
            return;
        }

        reader.Add(file, File.ReadAllBytes(file));
    }

    // The model is the whole of what lies there, but for git's own files and signatures that are read as evidence; what of these is no accepted record is told where the model was published.
    private static (ArtifactReference Target, IReadOnlyList<Release> Releases) Read(TraceRequest request, LineageEvidence evidence, List<string> records, IProgress<long>? progress, CancellationToken cancellation)
    {
        var apart = Directory.Exists(request.Model) ? records.ToDictionary(record => PathIn(request.Model, record), StringComparer.Ordinal).Where(static pair => IsBelow(pair.Key) && SignatureNames.IsSignature(pair.Key)).ToList() : [];
        var described = ModelSigner.Describe(request.Model, new ModelSigningOptions { IgnorePaths = [.. apart.Select(static pair => pair.Key)] }, request.Limits, progress, cancellation);
        var target = described.Manifest is { } manifest ? LineageArtifacts.Of(manifest) : throw new IOException($"{request.Model}: {described.Message}");
        var accepted = evidence.Documents.Where(static d => d.Outcome == Outcome.Pass).Select(static d => d.Path).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> leftOut = Directory.Exists(request.Model)
            ? [.. DefaultIgnores.Git.Where(name => Path.Exists(Path.Combine(request.Model, name))), .. apart.Where(pair => !accepted.Contains(pair.Value)).Select(static pair => pair.Key)]
            : [];
        return (target, [.. evidence.Releases.Select(release => release.Artifact.Digest == target.Digest ? release with { Artifact = target with { LeftOut = leftOut } } : release)]);
    }

    private static string PathIn(string model, string record) => Path.GetRelativePath(model, record).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsBelow(string path) => path != "." && !path.StartsWith("../", StringComparison.Ordinal) && path != ".." && !Path.IsPathRooted(path);
}
