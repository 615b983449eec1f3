using System.Text;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.Verification;

namespace Proofmark.Fuzz;

/// <summary>Feeds the reader of signed statements about models. What it takes must hold what verification builds upon.</summary>
internal static class ManifestTarget
{
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    public static FuzzTarget Target { get; } = new("manifest", Run, Seeds, MaxAllocatedBytes: 128 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        try
        {
            var manifest = ManifestReader.Read(ManifestReader.Parse(input, Limits.Default));
            Hold(manifest);
            if (manifest.ModelName.Length > 0 && !manifest.Resources.Any(static resource => resource.Name.Contains('\uFFFD', StringComparison.Ordinal)))
            {
                HoldAgain(manifest);
            }
        }
        catch (Rejection)
        {
            return;
        }
    }

    private static void Hold(Manifest manifest)
    {
        if (manifest.Resources.Count == 0
            || manifest.Resources.DistinctBy(static resource => resource.Name).Count() != manifest.Resources.Count
            || manifest.Resources.Any(resource => !ModelPath.IsCanonical(resource.Path) || resource.Value.Length != manifest.Method.Hash.DigestBytes()))
        {
            throw new InvalidOperationException("a manifest without files, with a file twice, with a path out of the model, or with a digest of another length");
        }
    }

    // What the writer makes of it is read as the same again.
    private static void HoldAgain(Manifest manifest)
    {
        var again = ManifestReader.Read(ManifestReader.Parse(ManifestWriter.Write(manifest), Limits.Default));
        if (again.Root != manifest.Root || !again.Resources.Select(static resource => resource.Name).SequenceEqual(manifest.Resources.Select(static resource => resource.Name)))
        {
            throw new InvalidOperationException("a manifest changes when it is written and read");
        }
    }

    private static IEnumerable<byte[]> Seeds()
    {
        yield return Encoding.UTF8.GetBytes(
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"sha256\":\"66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925\"}}],\"predicateType\":\"https://model_signing/signature/v1.0\",\"predicate\":{\"serialization\":{\"method\":\"files\",\"hash_type\":\"sha256\",\"allow_symlinks\":false,\"ignore_paths\":[\".git\"]},\"resources\":[{\"name\":\"a/b\",\"digest\":\"" + Zeros + "\",\"algorithm\":\"sha256\"}]}}");
        yield return Encoding.UTF8.GetBytes(
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"sha256\":\"f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b\"}}],\"predicateType\":\"https://model_signing/signature/v1.0\",\"predicate\":{\"serialization\":{\"method\":\"shards\",\"hash_type\":\"blake3\",\"allow_symlinks\":true,\"shard_size\":8.0},\"resources\":[{\"name\":\"a:0:8\",\"digest\":\"" + Zeros + "\",\"algorithm\":\"blake3-sharded-8\"},{\"name\":\"a:8:9\",\"digest\":\"" + Zeros + "\",\"algorithm\":\"blake3\"}]}}");
        yield return Encoding.UTF8.GetBytes(
            "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"sha256\":\"" + Zeros + "\"},\"annotations\":{\"actual_hash_algorithm\":\"file-sha256\"}}],\"predicateType\":\"https://model_signing/Digests/v0.1\",\"predicate\":{\"unused\":\"x\"}}");
    }
}
