using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Catalogues;
using Proofmark.Systems.Building;
using Proofmark.Systems.Description;
using Proofmark.Systems.Model;

namespace Proofmark.App.Assessing;

/// <summary>A system as it was read from its folder.</summary>
/// <param name="Model">The model; null when the description is wrong.</param>
/// <param name="Checks">What the description's own checks say.</param>
/// <param name="Excluded">Folders in which discovery did not look.</param>
/// <param name="Mistakes">What is wrong with the description.</param>
public sealed record SystemReading(SystemModel? Model, IReadOnlyList<CheckResult> Checks, IReadOnlyList<string> Excluded, IReadOnlyList<DocumentError> Mistakes);

/// <summary>Reads the description and runs discovery.</summary>
public static class SystemSource
{
    /// <summary>Reads a system.</summary>
    /// <param name="root">Its folder.</param>
    /// <param name="asOf">The moment for which the answer holds (UTC).</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="progress">Told what is going on; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SystemReading Read(string root, DateTimeOffset asOf, Limits limits, IProgress<string>? progress, CancellationToken cancellation)
    {
        var description = ReadDescription(root, limits, out var mistakes);
        if (mistakes.Count > 0)
        {
            return new SystemReading(null, [], [], mistakes);
        }

        var seen = Systems.Discovery.Discovery.Run(root, limits, progress, cancellation);
        var model = SystemBuilder.Build(description, seen.Facts, [.. seen.Unread, .. ForeignRecords(root)], FallbackId(root));
        mistakes = SystemBuilder.CheckAcceptances(model, DateOnly.FromDateTime(asOf.UtcDateTime));
        return mistakes.Count > 0
            ? new SystemReading(null, [], [], mistakes)
            : new SystemReading(model, SystemChecks.Run(model, path => Exists(root, path), asOf), seen.Excluded, []);
    }

    // Discovery leaves out the folder of our own records; what else somebody puts there is not hidden by that, it is unread.
    private static IEnumerable<UnreadPart> ForeignRecords(string root)
    {
        var own = new DirectoryInfo(Path.Combine(root, ".proofmark"));
        return own.Exists && own.LinkTarget is null && own.EnumerateFileSystemInfos("*", Everything).Any(e => !IsOwn(e))
            ? [new UnreadPart(new Location(".proofmark"), "excluded", "holds more than the records of this tool; discovery does not look there")]
            : [];
    }

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    private static bool IsOwn(FileSystemInfo entry) => entry switch
    {
        DirectoryInfo { Name: "evidence", LinkTarget: null } evidence => evidence.EnumerateFileSystemInfos("*", Everything).All(e => e is FileInfo { Extension: ".json" }),
        FileInfo { Name: "discovered.json" or "report.html" } => true,
        _ => false,
    };

    /// <summary>The id of a system that nobody described: the name of its folder.</summary>
    public static string FallbackId(string root) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root))) is { Length: > 0 } name ? name : "system";

    private static SystemDescription? ReadDescription(string root, Limits limits, out IReadOnlyList<DocumentError> mistakes)
    {
        var file = new FileInfo(Path.Combine(root, DescriptionReader.FileName));
        mistakes = [];
        if (!file.Exists)
        {
            return null;
        }

        if (file.LinkTarget is not null || (file.Attributes & FileAttributes.Device) != 0)
        {
            mistakes = [Wrong("the description must be an ordinary file, not a link or a device")];
            return null;
        }

        if (file.Length > limits.MaxDocumentBytes)
        {
            mistakes = [Wrong($"the description has {file.Length} bytes, more than the limit of {limits.MaxDocumentBytes}")];
            return null;
        }

        return DescriptionReader.Read(File.ReadAllBytes(file.FullName), Catalogue.Load().Ids, limits, out mistakes);
    }

    private static DocumentError Wrong(string message) => new(DescriptionReader.FileName, 1, 1, "", message);

    // A path that leads out of the root is not looked at.
    private static bool Exists(string root, string path) =>
        !Path.IsPathRooted(path) && !path.Split('/').Contains("..") && Path.Exists(Path.Combine(root, path));
}
