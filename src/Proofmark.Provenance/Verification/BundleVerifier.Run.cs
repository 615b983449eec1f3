using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Timestamps;
using Proofmark.Provenance.Transparency;
using Proofmark.Provenance.Trust;

namespace Proofmark.Provenance.Verification;

public sealed partial class BundleVerifier
{
    /// <summary>One verification.</summary>
    private sealed class Run(BundleVerifier verifier, SigstoreBundle bundle, SignedArtifact? artifact, byte[]? legacyEncoding = null)
    {
        private readonly List<WitnessedTime> times = [];
        private readonly List<WitnessedEntry> logs = [];
        private readonly List<string> checks = [];
        private readonly List<TrustedLog> silentLogs = [];
        private VerifiedSigner? signer;

        public BundleVerification Verify()
        {
            try
            {
                VerifyAll();
                return Result(Outcome.Pass, null, null);
            }
            catch (Rejection rejection) when (rejection.Code == "artifact-digest-unavailable")
            {
                return Result(Outcome.NotEstablished, rejection.Code, rejection.Message);
            }
            catch (Rejection rejection)
            {
                return Result(Outcome.Fail, rejection.Code, rejection.Message);
            }
        }

        private BundleVerification Result(Outcome outcome, string? code, string? message) => new(outcome, code, message, signer, times, logs, checks);

        private void VerifyAll()
        {
            Rejection.Unless(bundle.Envelope is null || bundle.Envelope.Signatures.Count == 1, "signature-count", "exactly one signature is expected in the envelope");
            Rejection.Unless(bundle.IsKeyBased == verifier.key is not null, "material-mismatch", verifier.key is null ? "the bundle was signed with a key; an identity is asked for" : "the bundle was signed with a certificate; a key is asked for");
            var trustedLogs = VerifyEntries();
            VerifyTimes();
            var publicKey = verifier.key ?? (verifier.certificates is { } policy ? VerifyChain(bundle.Certificates[0], policy) : VerifyCertificate(bundle.Certificates[0]));
            signer ??= new VerifiedSigner($"key {Digest.OfBytes(publicKey.Spki.Span)}", null, publicKey.Kind, Digest.OfBytes(publicKey.Spki.Span));
            VerifySignature(publicKey);
            if (trustedLogs)
            {
                var verifying = bundle.IsKeyBased ? publicKey.Spki : bundle.Certificates[0].Raw;
                foreach (var entry in bundle.Entries)
                {
                    LogEntryContent.Check(entry, bundle, verifying, name => artifact?.Hash(name));
                }

                checks.Add("log-entry-content");
            }

            VerifySubject();
        }

        private bool VerifyEntries()
        {
            if (verifier.root is not { } root)
            {
                return false;
            }

            Rejection.Unless(bundle.Entries.Count > 0, "log-entry-missing", "the bundle has no entry of a transparency log");
            var seen = new HashSet<(string Log, long Index)>();
            foreach (var entry in bundle.Entries)
            {
                Rejection.Unless(seen.Add((Convert.ToHexString(entry.LogId.Span), entry.LogIndex)), "log-entry-twice", "the same log entry stands twice");
                var log = LogEntryVerifier.Check(entry, bundle.Version, root.Logs);
                logs.Add(new WitnessedEntry(log.BaseUrl, entry.LogIndex));
                if (entry is { SignedEntryTimestamp: not null, IntegratedTime: { } time })
                {
                    times.Add(new WitnessedTime(time, log.BaseUrl));
                }
                else
                {
                    silentLogs.Add(log);
                }
            }

            checks.Add("log-inclusion");
            return true;
        }

        private void VerifyTimes()
        {
            if ((verifier.root is not null || verifier.timestampAuthorities.Count > 0) && bundle.Timestamps.Count > 0)
            {
                for (var i = 0; i < bundle.Timestamps.Count; i++)
                {
                    var response = bundle.Timestamps[i];
                    Rejection.Unless(!bundle.Timestamps.Take(i).Any(earlier => earlier.Span.SequenceEqual(response.Span)), "timestamp-twice", "the same time-stamp stands twice");
                    var (time, authority) = TimestampToken.Check(response, bundle.Signature.Span, verifier.timestampAuthorities);
                    times.Add(new WitnessedTime(time, authority));
                }

                checks.Add("timestamps");
            }

            var latest = verifier.clock.GetUtcNow() + ClockSkew;
            Rejection.Unless(times.All(witnessed => witnessed.Time <= latest), "time-in-future", "a witness names a time that has not come yet");
            // A log that vouches for no time itself must be trusted at the times of the other witnesses; without any, now.
            IEnumerable<DateTimeOffset> moments = times.Count > 0 ? times.Select(witnessed => witnessed.Time) : [verifier.clock.GetUtcNow()];
            Rejection.Unless(silentLogs.All(log => moments.All(log.ValidFor.Contains)), "log-outside-trust", "the log's key is not trusted at the time of the signature");
        }

        private VerificationKey VerifyCertificate(Certificate leaf)
        {
            var root = verifier.root!;
            Rejection.Unless(bundle.Version != BundleVersion.V03 || !bundle.IsChain, "certificate-chain-in-bundle", "a bundle of version 0.3 carries one certificate, not a chain");
            Rejection.Unless(bundle.Certificates.Skip(1).All(certificate => !certificate.IsSelfIssued), "certificate-root-in-bundle", "the bundle carries a root certificate");
            Rejection.Unless(times.Count > 0, "time-missing", "nobody who is trusted witnessed when the signature was made");
            var authority = VerifyPath(leaf, root);
            SignedCertificateTimestamps.Check(leaf, authority.Chain.First(leaf.IsSignedBy), root.CertificateLogs);
            checks.Add("certificate-transparency");
            var uses = CertificatePath.UsesOf(leaf, "certificate");
            Rejection.Unless(
                !uses.IsAuthority && uses.Has(X509KeyUsageFlags.DigitalSignature) && uses.IsFor(CertificateUses.CodeSigning), "certificate-purpose", "the certificate is not for signing code");
            var identity = FulcioIdentity.Of(leaf);
            var publicKey = leaf.Key ?? throw new Rejection("certificate-key-unsupported", "the key of the certificate is of a kind that is not supported");
            signer = new VerifiedSigner(string.Join(", ", identity.Names), identity.Issuer, publicKey.Kind, Digest.OfBytes(publicKey.Spki.Span));
            verifier.identity!.Check(identity);
            checks.Add("identity");
            return publicKey;
        }

        private VerificationKey VerifyChain(Certificate leaf, CertificatePolicy policy)
        {
            var uses = CertificatePath.UsesOf(leaf, "certificate");
            Rejection.Unless(
                (uses.Usage is not null || uses.Purposes is not null)
                    && (uses.Usage is null || uses.Has(X509KeyUsageFlags.DigitalSignature))
                    && (uses.Purposes is null || uses.IsFor(CertificateUses.CodeSigning)),
                "certificate-purpose",
                "the certificate is not for signing code");
            CertificatePath.Find(leaf, [.. bundle.Certificates.Skip(1)], policy.Anchors, policy.At ?? verifier.clock.GetUtcNow(), CertificateUses.CodeSigning);
            checks.Add("certificate-path");
            var publicKey = leaf.Key ?? throw new Rejection("certificate-key-unsupported", "the key of the certificate is of a kind that is not supported");
            signer = new VerifiedSigner(leaf.SubjectName, leaf.IssuerName, publicKey.Kind, Digest.OfBytes(publicKey.Spki.Span));
            return publicKey;
        }

        // The path must hold at every witnessed time, by one authority.
        private TrustedAuthority VerifyPath(Certificate leaf, TrustedRoot root)
        {
            var last = new Rejection("certificate-untrusted", "no authority of the trusted root signed the certificate");
            foreach (var authority in root.Authorities.Where(candidate => candidate.Chain.Any(leaf.IsSignedBy)))
            {
                try
                {
                    foreach (var witnessed in times)
                    {
                        Rejection.Unless(authority.ValidFor.Contains(witnessed.Time), "certificate-authority-outside-trust", $"the authority is not trusted at {witnessed.Time:u}");
                        CertificatePath.Check(leaf, authority.Chain, witnessed.Time, CertificateUses.CodeSigning, "certificate");
                    }

                    checks.Add("certificate-path");
                    return authority;
                }
                catch (Rejection rejection)
                {
                    last = rejection;
                }
            }

            throw last;
        }

        private void VerifySignature(VerificationKey publicKey)
        {
            Rejection.Unless(Holds(publicKey), "signature-invalid", "the signature does not verify");
            checks.Add("signature");
        }

        private bool Holds(VerificationKey publicKey)
        {
            if (legacyEncoding is not null)
            {
                return publicKey.Verify(legacyEncoding, bundle.Signature.Span, publicKey.DefaultScheme with { Hash = HashAlgorithmName.SHA256 });
            }

            if (bundle.Envelope is { } envelope)
            {
                return publicKey.VerifyAny(PreAuthenticationEncoding.Of(envelope.PayloadType, envelope.Payload.Span), envelope.Signatures[0].Value.Span);
            }

            var message = bundle.Message!;
            var scheme = publicKey.DefaultScheme;
            if (message.Digest is { } hint)
            {
                CheckHint(message.HashName, hint.Span);
            }

            if (scheme.NeedsData)
            {
                var content = artifact!.Content ?? throw new Rejection("artifact-digest-unavailable", $"a signature by {publicKey.Kind} needs the artifact itself, not its digest");
                return publicKey.Verify(content.Span, message.Signature.Span, scheme);
            }

            var hash = artifact!.Hash(scheme.Hash) ?? throw new Rejection("artifact-digest-unavailable", $"the signature needs the {scheme.Hash.Name} digest of the artifact, which is not at hand");
            return publicKey.VerifyHash(hash, message.Signature.Span, scheme);
        }

        // The hint is not what is signed; one that contradicts the artifact means that something was exchanged.
        private void CheckHint(string? hashName, ReadOnlySpan<byte> hint)
        {
            HashAlgorithmName? name = hashName switch
            {
                "SHA2_256" => HashAlgorithmName.SHA256,
                "SHA2_384" => HashAlgorithmName.SHA384,
                "SHA2_512" => HashAlgorithmName.SHA512,
                _ => null,
            };
            Rejection.Unless(name is not null, "artifact-digest-mismatch", $"the bundle gives a digest of the kind '{hashName}', which is not supported");
            var own = artifact!.Hash(name!.Value) ?? throw new Rejection("artifact-digest-unavailable", $"the bundle gives the {hashName} digest of the artifact, which is not at hand");
            Rejection.Unless(own.AsSpan().SequenceEqual(hint), "artifact-digest-mismatch", "the bundle is about an artifact with another digest");
        }

        private void VerifySubject()
        {
            if (bundle.Envelope is not { } envelope || artifact is null)
            {
                return;
            }

            Rejection.Unless(envelope.PayloadType == DsseEnvelope.InToto, "payload-type", $"the envelope holds '{envelope.PayloadType}', not an in-toto statement");
            var reading = DocumentReader.ReadJson("statement", envelope.Payload.Span, Limits.Default);
            Rejection.Unless(reading.Errors.Count == 0, "statement-malformed", "the statement is no JSON");
            Rejection.Unless(reading.Root?["_type"]?.AsString() is "https://in-toto.io/Statement/v1" or "https://in-toto.io/Statement/v0.1", "statement-type", "the envelope holds no in-toto statement");
            var subjects = reading.Root?["subject"] as DocumentSequence;
            Rejection.Unless(
                subjects?.Items.Any(subject => subject["digest"]?["sha256"]?.AsString() == artifact.Sha256.Hex) == true, "artifact-not-a-subject", "the statement is about other artifacts");
            checks.Add("subject");
        }
    }
}
