using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Catalogues;
using Proofmark.Systems.Building;
using Proofmark.Systems.Description;
using Proofmark.Systems.Discovery;
using Proofmark.Systems.Model;

namespace Proofmark.App.Assessing;

/// <summary>A system as it was read from its folder.</summary>
/// <param name="Model">The model; null when the description is wrong.</param>
/// <param name="Checks">What the description's own checks say.</param>
/// <param name="Mistakes">What is wrong with the description.</param>
public sealed record SystemReading(SystemModel? Model, IReadOnlyList<CheckResult> Checks, IReadOnlyList<DocumentError> Mistakes);

/// <summary>Reads the description and runs discovery.</summary>
public static class SystemSource
{
    /// <summary>Reads a system.</summary>
    /// <param name="root">Its folder.</param>
    /// <param name="asOf">The moment for which the answer holds (UTC).</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="progress">Told what is going on; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="catalogue">The catalogue whose ids the description may name; null for the one of this build.</param>
    public static SystemReading Read(
        string root, DateTimeOffset asOf, Limits limits, IProgress<string>? progress, CancellationToken cancellation, Catalogue? catalogue = null)
    {
        var description = DescriptionFile.Read(root, (catalogue ?? Catalogue.Load()).Ids, limits, out var mistakes);
        if (mistakes.Count > 0)
        {
            return new SystemReading(null, [], mistakes);
        }

        var seen = SystemDiscovery.Run(root, limits, progress, cancellation);
        var model = SystemBuilder.Build(description, seen.Facts, seen.Unread, FallbackId(root)) with { Excluded = seen.Excluded };
        mistakes = SystemBuilder.CheckAcceptances(model, DateOnly.FromDateTime(asOf.UtcDateTime));
        return mistakes.Count > 0
            ? new SystemReading(null, [], mistakes)
            : new SystemReading(model, SystemChecks.Run(model, path => Exists(root, path), asOf), []);
    }

    /// <summary>The id of a system that nobody described: the name of its folder.</summary>
    public static string FallbackId(string root) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))) is { Length: > 0 } name ? name : "system";

    // A path that leads out of the root is not looked at.
    private static bool Exists(string root, string path) =>
        !Path.IsPathRooted(path) && !path.Split('/').Contains("..") && Path.Exists(Path.Combine(root, path));
}
