using Proofmark.Core;
using Proofmark.Provenance.Verification;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>An artifact that the command line names: a file, or a digest.</summary>
internal static class ArtifactFile
{
    private const long MostBytes = 1024L * 1024 * 1024;

    public static SignedArtifact Read(string name) =>
        Digest.TryParse(name, out var digest) && digest is { Algorithm: Digest.Sha256, Hex.Length: 64 } && !File.Exists(name)
            ? SignedArtifact.OfDigest(digest)
            : SignedArtifact.OfBytes(SignatureFiles.Bytes(name, MostBytes));
}
