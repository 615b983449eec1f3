using System.Globalization;
using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Trust;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.TrustPolicies;

/// <summary>Reads the section <c>trust</c> of a policy: a list of signers, each a key, an authority or a Sigstore identity, with what they may sign.</summary>
public static class TrustPolicyReader
{
    /// <summary>Reads the section; mistakes are added to those of the document.</summary>
    /// <param name="signers">The entries.</param>
    /// <param name="folder">Folder against which names of files are resolved: that of the policy.</param>
    /// <param name="limits">Bounds on the files.</param>
    public static TrustPolicy Read(IReadOnlyList<DocumentFields> signers, string folder, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(signers);
        ArgumentNullException.ThrowIfNull(limits);
        var files = new TrustFiles(folder, limits);
        var read = signers.Select(fields => Signer(fields, files)).OfType<TrustedSigner>().ToList();
        return new TrustPolicy(read, files.Read);
    }

    private static TrustedSigner? Signer(DocumentFields fields, TrustFiles files)
    {
        var name = fields.RequiredString("name");
        var roles = Roles(fields);
        var (verifier, key) = Material(fields, files);
        var isAuthority = fields.Mapping["certificate"] is not null;
        var subject = fields.OptionalString("subject");
        if (subject is not null && !isAuthority)
        {
            fields.Fail("subject", "a subject is that of certificates below an authority; it goes with certificate");
        }

        if (key is null && fields.Mapping["key"] is null && fields.Mapping["timestampAuthority"] is not null)
        {
            fields.Fail("timestampAuthority", "a time-stamp authority goes with key");
        }

        var models = fields.StringList("models");
        if (models.Count == 0 && fields.Mapping["models"] is not null)
        {
            fields.Fail("models", "an empty list would mean every model; leave the field out to say so");
        }

        var buildLevel = fields.OptionalInteger("buildLevel", 1, 3);
        if (buildLevel is not null && !roles.Contains(TrustRole.Builder))
        {
            fields.Fail("buildLevel", "a build level goes with the role builder");
        }

        var (from, until) = (Moment(fields, "from"), Moment(fields, "until"));
        fields.RefuseUnknown();
        return verifier is null ? null : new TrustedSigner(name, roles, verifier, key) { Models = models, BuildLevel = buildLevel ?? 1, Subject = subject, From = from, Until = until };
    }

    private static List<TrustRole> Roles(DocumentFields fields)
    {
        var roles = new List<TrustRole>();
        foreach (var written in fields.StringList("roles"))
        {
            if (TrustRoles.Find(written) is { } role)
            {
                roles.Add(role);
            }
            else
            {
                fields.Fail("roles", $"'{written}' is none of: {string.Join(", ", TrustRoles.Names)}");
            }
        }

        if (roles.Count == 0 && fields.Mapping["roles"] is not DocumentSequence { Items.Count: > 0 })
        {
            fields.Fail("roles", $"at least one is required: {string.Join(", ", TrustRoles.Names)}");
        }

        return roles;
    }

    private static (Func<TimeProvider, BundleVerifier>? Verifier, VerificationKey? Key) Material(DocumentFields fields, TrustFiles files)
    {
        var key = fields.OptionalString("key");
        var certificate = fields.OptionalString("certificate");
        var sigstore = fields.OptionalMapping("sigstore");
        if ((key is null ? 0 : 1) + (certificate is null ? 0 : 1) + (sigstore is null ? 0 : 1) != 1)
        {
            fields.Fail("key", "exactly one of key, certificate and sigstore is required");
            return default;
        }

        return key is not null ? OfKey(fields, key, files)
            : certificate is not null ? (OfAuthority(fields, certificate, files), null)
            : (OfIdentity(sigstore!, files), null);
    }

    private static (Func<TimeProvider, BundleVerifier>?, VerificationKey?) OfKey(DocumentFields fields, string written, TrustFiles files)
    {
        if (files.Text(fields, "key", written) is not { } pem)
        {
            return default;
        }

        if (!VerificationKey.TryReadPem(pem, out var key, out var problem))
        {
            fields.Fail("key", problem);
            return default;
        }

        return fields.OptionalString("timestampAuthority") is { } file
            ? TimestampAuthority(fields, file, files) is { } authority ? (clock => BundleVerifier.ForStampedKey(key, [authority], clock), key) : default
            : (clock => BundleVerifier.ForKey(key, null, clock), key);
    }

    // Its certificates say how long it may stamp; the policy sets no further bound.
    private static TrustedAuthority? TimestampAuthority(DocumentFields fields, string written, TrustFiles files) =>
        Certificates(fields, "timestampAuthority", written, files) is { } chain ? new TrustedAuthority(chain[0].SubjectName, chain, new ValidityPeriod(DateTimeOffset.MinValue, null)) : null;

    private static IReadOnlyList<Certificate>? Certificates(DocumentFields fields, string key, string written, TrustFiles files)
    {
        if (files.Text(fields, key, written) is not { } pem)
        {
            return null;
        }

        if (Certificate.TryReadPem(pem, out var certificates, out var problem))
        {
            return certificates;
        }

        fields.Fail(key, problem);
        return null;
    }

    private static Func<TimeProvider, BundleVerifier>? OfAuthority(DocumentFields fields, string written, TrustFiles files) =>
        Certificates(fields, "certificate", written, files) is { } anchors ? clock => BundleVerifier.ForCertificates(new CertificatePolicy(anchors, null), clock) : null;

    private static Func<TimeProvider, BundleVerifier>? OfIdentity(DocumentFields fields, TrustFiles files)
    {
        var (identity, issuer) = (fields.RequiredString("identity"), fields.RequiredString("issuer"));
        var root = fields.OptionalString("trustedRoot") is { } file ? Root(fields, file, files) : PublicGood.Root;
        fields.RefuseUnknown();
        return root is null || identity.Length == 0 || issuer.Length == 0 ? null : clock => BundleVerifier.ForIdentity(IdentityPolicy.Exact(identity, issuer), root, clock);
    }

    private static TrustedRoot? Root(DocumentFields fields, string file, TrustFiles files)
    {
        if (files.Text(fields, "trustedRoot", file) is not { } json)
        {
            return null;
        }

        var reading = TrustedRootReader.Read(file, Encoding.UTF8.GetBytes(json), files.Limits);
        foreach (var error in reading.Errors.Take(3))
        {
            fields.Fail("trustedRoot", error.ToString());
        }

        return reading.Root;
    }

    private static DateTimeOffset? Moment(DocumentFields fields, string key)
    {
        if (fields.OptionalString(key) is not { } text)
        {
            return null;
        }

        string[] written = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        if (DateTimeOffset.TryParseExact(text, written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        fields.Fail(key, "a date or a moment is expected here, as in 2026-11-30 or 2026-11-30T12:00:00Z");
        return null;
    }
}
