using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.TrustPolicies;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Evidence.Sealing;

namespace Proofmark.App.Evidence;

/// <summary>A file among the seals that is no seal by anybody who is trusted.</summary>
/// <param name="File">The file.</param>
/// <param name="Reason">Why it does not count.</param>
public sealed record DisregardedSeal(string File, string Reason);

/// <summary>The seals of a store.</summary>
/// <param name="Trusted">Those by identities whom the policy trusts to seal.</param>
/// <param name="Disregarded">Other files; anybody can put them there.</param>
public sealed record StoreSeals(IReadOnlyList<TrustedSeal> Trusted, IReadOnlyList<DisregardedSeal> Disregarded)
{
    /// <summary>The last seals: those that no other follows. More than one after stores were merged.</summary>
    public IReadOnlyList<TrustedSeal> Heads => [.. Trusted.Where(seal => !Trusted.Any(later => later.Seal.Previous.Contains(seal.Id)))];
}

/// <summary>Seals over stores of evidence: in the store's folder <c>seals</c>, each in a file named by the digest of what was signed.</summary>
public static class SealUseCase
{
    /// <summary>The folder of a store's seals.</summary>
    public static string FolderOf(EvidenceStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Path.Combine(store.Folder, "seals");
    }

    /// <summary>Reads the seals of a store.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public static StoreSeals Load(EvidenceStore store, TrustPolicy policy, DateTimeOffset asOf, Limits limits)
    {
        var folder = new DirectoryInfo(FolderOf(store));
        var trusted = new List<TrustedSeal>();
        var disregarded = new List<DisregardedSeal>();
        IEnumerable<FileInfo> files = folder.Exists ? folder.EnumerateFiles("*.json") : [];
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (ReadFile(file, policy, asOf, limits, out var problem) is not { } seal)
            {
                disregarded.Add(new DisregardedSeal(file.FullName, problem!));
            }
            else if (!trusted.Exists(s => s.Id == seal.Id))
            {
                trusted.Add(seal);
            }
        }

        return new StoreSeals(trusted, disregarded);
    }

    /// <summary>Reads one seal; null when it is none by anybody who is trusted.</summary>
    /// <param name="file">Name for messages.</param>
    /// <param name="bytes">The bundle.</param>
    /// <param name="policy">Who is trusted.</param>
    /// <param name="asOf">The moment of the verification.</param>
    /// <param name="limits">Bounds on the bundle.</param>
    /// <param name="problem">Why not; null for a seal.</param>
    public static TrustedSeal? Read(string file, ReadOnlySpan<byte> bytes, TrustPolicy policy, DateTimeOffset asOf, Limits limits, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var reading = BundleReader.Read(file, bytes, limits);
        if (reading.Bundle is not { Envelope: { PayloadType: DsseEnvelope.InToto } envelope } bundle)
        {
            problem = reading.Bundle is null ? string.Join("; ", reading.Errors.Take(3)) : "the bundle holds no statement";
            return null;
        }

        var found = policy.Verify(bundle, TrustRole.Sealer, new FixedTime(asOf));
        if (found.Signer is not { } signer)
        {
            problem = found.Verification.Message;
            return null;
        }

        return SealCodec.Read(file, envelope.Payload, limits, out problem) is { } seal ? new TrustedSeal(Digest.OfBytes(envelope.Payload.Span), seal, signer.Name) : null;
    }

    /// <summary>What the next seal of a store says.</summary>
    public static EvidenceSeal Next(EvidenceSet statements, StoreSeals seals, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(seals);
        return EvidenceSeal.Of(statements.Items.Select(static i => i.Id), seals.Heads.Select(static s => s.Id), time);
    }

    /// <summary>Holds a store against its seals.</summary>
    public static CheckResult Check(string name, EvidenceSet statements, StoreSeals seals, TrustedSeal? known, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(seals);
        return SealJudge.Judge(name, [.. statements.Items.Select(static i => i.Id)], seals.Trusted, known, time);
    }

    private static TrustedSeal? ReadFile(FileInfo file, TrustPolicy policy, DateTimeOffset asOf, Limits limits, out string? problem)
    {
        if (file.LinkTarget is not null || (file.Length == 0 && SpecialFiles.IsSpecial(file.FullName)) || file.Length > limits.MaxReportBytes)
        {
            problem = "a link, no ordinary file, or too long";
            return null;
        }

        try
        {
            return Read(file.Name, File.ReadAllBytes(file.FullName), policy, asOf, limits, out problem);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problem = refused.Message;
            return null;
        }
    }
}
