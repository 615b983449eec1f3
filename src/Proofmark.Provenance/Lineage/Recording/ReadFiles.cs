using System.Security.Cryptography;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Recording.Observation;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Lineage.Recording;

/// <summary>
/// Sorts the files that a step opened. Inputs are bound by their digests already, and what the step made itself holds nothing that it did not have. Files of the system are bound by digest as one
/// artifact. What is left is named, as a file that nobody recorded.
/// </summary>
/// <param name="Environment">Files of the system that were read; null when there are none.</param>
/// <param name="Undeclared">Other files that were read.</param>
internal sealed record ReadFiles(ArtifactReference? Environment, IReadOnlyList<string> Undeclared)
{
    private const string EnvironmentName = "files of the system that were read";

    // Where packages of the system lie, after links are resolved. Their content counts by digest, so that a file that somebody put there is no blind spot.
    private static readonly string[] System = ["/usr/", "/lib/", "/lib32/", "/lib64/", "/libx32/", "/bin/", "/sbin/", "/etc/", "/nix/store/"];

    // Not files but the kernel's own answers.
    private static readonly string[] Kernel = ["/proc/", "/sys/"];

    /// <summary>Sorts them.</summary>
    /// <param name="run">What was opened.</param>
    /// <param name="inputs">Full paths of the inputs, files and folders.</param>
    /// <param name="started">When the step began.</param>
    /// <param name="cancel">Stops the work.</param>
    public static ReadFiles Of(ObservedRun run, IReadOnlyList<string> inputs, DateTimeOffset started, CancellationToken cancel)
    {
        var (bound, undeclared) = (new List<ArtifactReference>(), new List<string>());
        foreach (var path in run.Files.Where(static f => f is { IsRead: true, IsMade: false }).Select(static f => f.Path).Where(path => !IsBelow(path, Kernel) && !IsIn(path, inputs)))
        {
            cancel.ThrowIfCancellationRequested();
            var facts = TaskFiles.Facts(PathBytes.Of(path));
            if (IsBelow(path, System) && facts is { IsFile: true } && facts.Value.Changed < started && Hash(path) is { } digest)
            {
                bound.Add(new ArtifactReference(path, digest));
            }
            else
            {
                undeclared.Add(path);
            }
        }

        return new ReadFiles(bound.Count == 0 ? null : Whole(bound), undeclared);
    }

    private static ArtifactReference Whole(List<ArtifactReference> files) =>
        new(EnvironmentName, Manifest.RootOver(files.Select(static f => (ReadOnlyMemory<byte>)Convert.FromHexString(f.Digest!.Hex)))) { Role = ArtifactRoles.Environment, Files = files };

    private static bool IsBelow(string path, string[] folders) => Array.Exists(folders, folder => path.StartsWith(folder, StringComparison.Ordinal));

    private static bool IsIn(string path, IReadOnlyList<string> inputs) => inputs.Any(input => path == input || path.StartsWith(input + "/", StringComparison.Ordinal));

    private static Digest? Hash(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return new Digest(Digest.Sha256, Convert.ToHexStringLower(SHA256.HashData(file)));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
