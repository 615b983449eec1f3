using Proofmark.Core;
using Proofmark.Provenance.Trust;

namespace Proofmark.Fuzz;

/// <summary>Feeds the reader of trusted roots. What is read must have a start of trust for each key and a certificate in each chain.</summary>
internal static class TrustedRootTarget
{
    public static FuzzTarget Target { get; } = new("trusted-root", Run, static () => [ProvenanceSeeds.RootText], MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        TrustedRootReading reading = TrustedRootReader.Read("root", input, Limits.Default);
        if (reading.Root is null == (reading.Errors.Count == 0))
        {
            throw new InvalidOperationException("a root is read, or its mistakes are told");
        }

        if (reading.Root is { } root && (root.Authorities.Concat(root.TimestampAuthorities).Any(static authority => authority.Chain.Count == 0) || root.Logs.Concat(root.CertificateLogs).Any(static log => log.LogId.Length == 0)))
        {
            throw new InvalidOperationException("an authority without certificates, or a log without a name, is trusted");
        }
    }
}
